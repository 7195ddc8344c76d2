"""An article that kills every process that reads it is found and set aside, whoever has its partition.

No such article is known: deadly.so, preloaded into the workers, dies of the word DEADLY.
"""

import os
import unittest
from pathlib import Path

import ledger
from case import BrokerCase

DEADLY = "本报讯　DEADLY　全县共发放口罩3000余袋。\n".encode()
# A sanitizer that catches the signal would make an exit of the death.
NO_HANDLER = {name: f"{os.environ.get(name, '')}:handle_segv=0" for name in ("ASAN_OPTIONS", "TSAN_OPTIONS")}
DEATHS_MAX = 5  # worker/service/crash.h: beginnings without a commit until articles are tried


class CrashTest(BrokerCase):
    def start(self, name):
        return self.start_worker({"LD_PRELOAD": str(Path(os.environ["WIRECOPY_FEED"]).with_name("deadly.so")),
                                  "WIRECOPY_EXTRACTION_THREADS": "1", **NO_HANDLER}, name=name)

    def keep_running(self, count):
        """As an orchestrator does, until everything is committed; returns the workers that died."""
        living, died = [self.start(f"first{number}") for number in range(count)], []
        self.workers.clear()  # their deaths are no surprise
        while not all(committed == end for _, committed, end in self.progress()):
            for worker in [worker for worker in living if not worker.is_alive()]:
                living.remove(worker)
                died.append(worker)
                self.assertLess(len(died), 20, worker.log_tail())
                living.append(self.start(f"again{len(died)}"))
        self.assert_drains(*living)
        return died

    def test_an_article_that_kills_the_process_is_set_aside(self):
        self.make_topics(raw=1)
        self.feed("articles", self.raw, "--partitions", "1", "--count", "200")
        self.feed_bytes(DEADLY, "--key", "deadly", "--header", "content-type=text/plain")
        self.feed("articles", self.raw, "--partitions", "1", "--first", "201", "--count", "300")
        died = self.keep_running(1)
        self.assertEqual({worker.wait(0) for worker in died}, {-11})
        self.assertLessEqual(len(died), DEATHS_MAX)
        self.assert_exactly_once()
        dead, = self.read(self.dead)
        self.assertEqual((dead.key, dead.value), (b"deadly", DEADLY))
        self.assertEqual(dead.headers[ledger.ERRORS + "exception.class.name"], "process_dies")
        self.assertIn("Segmentation fault", dead.headers[ledger.ERRORS + "exception.message"])

    def test_it_is_found_when_it_goes_from_worker_to_worker(self):
        self.make_topics(raw=4)
        self.feed("articles", self.raw, "--partitions", "4", "--count", "800")
        self.feed_bytes(DEADLY, "--key", "deadly", "--header", "content-type=text/plain", partition=2)
        self.feed("articles", self.raw, "--partitions", "4", "--first", "801", "--count", "800")
        self.keep_running(2)
        self.assert_exactly_once()
        self.assertEqual([dead.key for dead in self.read(self.dead)], [b"deadly"])

    def test_workers_that_are_killed_set_nothing_aside(self):
        self.make_topics(raw=2)
        self.feed("articles", self.raw, "--partitions", "2", "--count", "400")
        for number in range(6):
            # A batch that is never full and never old enough: whoever is killed has committed nothing.
            worker = self.start_worker({"WIRECOPY_BATCH_LINGER_MS": "60000", **self.one_name}, name=f"killed{number}")
            worker.wait_until_ready()
            self.wait_until(lambda: worker.metrics()["wirecopy_transactions_committed_total"] >= 1,
                            "the beginning is committed")
            worker.kill()
        self.assertEqual(self.committed(), 0)
        self.assertIn("partition_suspect", self.finish().log())
        self.assertEqual(self.read(self.dead), [])


if __name__ == "__main__":
    unittest.main()
