import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * All that the fault harness wants from Kafka, by Kafka's own client: librdkafka, which the worker is
 * built on, has no part in feeding or in checking. One process for the whole run reads commands, one a
 * line, and answers each with one line, `ok …` or `error …`:
 *
 *     create TOPIC PARTITIONS            grow TOPIC PARTITIONS      delete TOPIC…
 *     configure TOPIC KEY VALUE          leader TOPIC PARTITION     coordinator GROUP
 *     feed TOPIC PARTITIONS FIRST COUNT KIND       in the background; KIND is mixed, poison or bad
 *     fed                                ok ACKNOWLEDGED FAILED
 *     progress GROUP TOPIC               ok COMMITTED END, over all partitions
 *     read FILE TOPIC…                   as a read_committed consumer, to the end; ok MESSAGES
 *
 * `read` writes a line for each message: topic, partition, offset, key, SHA-256 of the value, SHA-256
 * that the record in it names as its input ("dead" for a dead letter), place that it says it is from, with
 * "-" for null or none.
 */
public final class Clerk {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final long SILENCE_MS = 90_000; // a read that gets nothing for so long has failed
    private static final byte[] STATED = "\"source\":{\"sha256\":\"".getBytes(StandardCharsets.UTF_8);
    private static final String ERRORS = "__connect.errors.";

    private final Map<String, Object> common;
    private final Admin admin;
    private final List<KafkaProducer<byte[], byte[]>> producers = new ArrayList<>(); // the first is for all but "bad"
    private final AtomicLong acknowledged = new AtomicLong(), failed = new AtomicLong();

    private Clerk(String bootstrap) {
        common = Map.of("bootstrap.servers", bootstrap, "default.api.timeout.ms", 20000,
            "request.timeout.ms", 5000);
        admin = Admin.create(common);
        Map<String, Object> settings = new TreeMap<>(common);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("delivery.timeout.ms", Integer.MAX_VALUE);
        settings.put("max.block.ms", Long.MAX_VALUE);
        settings.put("max.request.size", 32 << 20);
        settings.put("linger.ms", 20);
        settings.put("buffer.memory", 64 << 20);
        settings.remove("default.api.timeout.ms");
        for (String compression : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
            settings.put("compression.type", compression);
            producers.add(new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Clerk clerk = new Clerk(arguments[0]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = in.readLine()) != null;) {
            String answer;
            try {
                answer = "ok " + clerk.answer(line.split(" "));
            } catch (Exception e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                answer = "error " + cause.toString().replace('\n', ' ');
            }
            System.out.println(answer);
            System.out.flush();
        }
        System.exit(0);
    }

    private String answer(String[] words) throws Exception {
        switch (words[0]) {
            case "create":
                admin.createTopics(List.of(new NewTopic(words[1], Integer.parseInt(words[2]), (short) 3))).all().get();
                return "";
            case "grow":
                NewPartitions more = NewPartitions.increaseTo(Integer.parseInt(words[2]));
                admin.createPartitions(Map.of(words[1], more)).all().get();
                return "";
            case "delete":
                admin.deleteTopics(List.of(words).subList(1, words.length)).all().get();
                return "";
            case "configure":
                configure(words[1], words[2], words[3]);
                return "";
            case "leader":
                return "" + admin.describeTopics(List.of(words[1])).allTopicNames().get().get(words[1])
                    .partitions().get(Integer.parseInt(words[2])).leader().id();
            case "coordinator":
                return "" + admin.describeConsumerGroups(List.of(words[1])).all().get().get(words[1])
                    .coordinator().id();
            case "feed":
                new Thread(() -> feed(words[1], Integer.parseInt(words[2]), Long.parseLong(words[3]),
                    Long.parseLong(words[4]), words[5])).start();
                return "";
            case "fed":
                return acknowledged.get() + " " + failed.get();
            case "progress":
                return progress(words[1], words[2]);
            case "read":
                return read(words[1], List.of(words).subList(2, words.length));
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    private void configure(String topic, String key, String value) throws Exception {
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(set)))
            .all().get();
    }

    private List<TopicPartition> partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
            .map(info -> new TopicPartition(topic, info.partition())).collect(Collectors.toList());
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) throws Exception {
        Map<TopicPartition, Long> ends = new TreeMap<>(
            (a, b) -> a.partition() != b.partition() ? a.partition() - b.partition() : a.topic().compareTo(b.topic()));
        var latest = admin.listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()))).all().get();
        latest.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private String progress(String group, String topic) throws Exception {
        long committed = 0, end = 0;
        var offsets = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        for (var entry : ends(partitions(topic)).entrySet()) {
            var offset = offsets.get(entry.getKey());
            committed += offset == null ? 0 : offset.offset();
            end += entry.getValue();
        }
        return committed + " " + end;
    }

    // --- feeding ---

    private void feed(String topic, int partitions, long first, long count, String kind) {
        for (long n = first; n < first + count; n++) {
            byte[] key = String.format("%08d", n).getBytes(StandardCharsets.UTF_8);
            boolean bad = kind.equals("bad");
            ProducerRecord<byte[], byte[]> message = bad ? Bad.message(topic, (int) (n % partitions), key, n)
                : kind.equals("poison") || n % 199 == 7 ? Articles.poison(topic, (int) (n % partitions), key, n)
                : Articles.good(topic, (int) (n % partitions), key, n);
            producers.get(bad ? (int) (n / 7 % producers.size()) : 0).send(message, (where, error) -> {
                (error == null ? acknowledged : failed).incrementAndGet();
                if (error != null)
                    System.err.println("feed: " + error);
            });
        }
    }

    // --- reading ---

    private String read(String file, List<String> topics) throws Exception {
        Map<String, Object> settings = new TreeMap<>(common);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 5000);
        long visible = 0;
        try (PrintWriter out = new PrintWriter(file, StandardCharsets.UTF_8);
             var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = new ArrayList<>();
            for (String topic : topics)
                all.addAll(partitions(topic));
            Map<TopicPartition, Long> ends = ends(all);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long heard = System.currentTimeMillis();
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                var records = consumer.poll(TICK);
                for (var record : records)
                    out.println(line(record));
                visible += records.count();
                if (!records.isEmpty())
                    heard = System.currentTimeMillis();
                if (System.currentTimeMillis() - heard > SILENCE_MS)
                    throw new IllegalStateException("an open transaction hides the end of " + all.stream()
                        .filter(p -> consumer.position(p) < ends.get(p)).collect(Collectors.toList()));
            }
            if (out.checkError())
                throw new IllegalStateException("cannot write " + file);
        }
        return "" + visible;
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) throws Exception {
        return String.join("\t", record.topic(), "" + record.partition(), "" + record.offset(),
            record.key() == null ? "-" : word(record.key()),
            record.value() == null ? "-" : digest(record.value()),
            header(record, ERRORS + "topic") != null ? "dead" : stated(record.value()), source(record));
    }

    /** The key as it is when it is a plain word, else in hex. */
    private static String word(byte[] key) {
        String text = new String(key, StandardCharsets.ISO_8859_1);
        return text.matches("[0-9A-Za-z:._]+") ? text : "0x" + java.util.HexFormat.of().formatHex(key);
    }

    private static String digest(byte[] value) throws Exception {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(value);
        return java.util.HexFormat.of().formatHex(digest);
    }

    private static String stated(byte[] value) {
        for (int i = 0; value != null && i + STATED.length + 64 <= value.length; i++)
            if (java.util.Arrays.equals(value, i, i + STATED.length, STATED, 0, STATED.length))
                return new String(value, i + STATED.length, 64, StandardCharsets.US_ASCII);
        return "-";
    }

    private static String source(ConsumerRecord<byte[], byte[]> record) {
        String topic = header(record, ERRORS + "topic"), own = header(record, "wirecopy-source");
        if (topic == null)
            return own == null ? "-" : own;
        return topic + "/" + header(record, ERRORS + "partition") + "/" + header(record, ERRORS + "offset");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}

/** The input: article n is the same bytes every time, most of them very short. */
final class Articles {
    private Articles() {}

    static ProducerRecord<byte[], byte[]> good(String topic, int partition, byte[] key, long n) {
        String text = n % 997 == 0 ? ordinary(n) : String.format("全县发放口罩%d袋。编号%08d。", n % 900 + 1, n);
        if (n % 401 == 0)
            return message(topic, partition, key, null, null);
        if (n % 97 == 0)
            return message(topic, partition, key, "application/json", bytes(String.format(
                "{\"id\":\"a-%d\",\"title\":\"第%d批\",\"text\":\"%s\"}", n, n, text.replace("\n", "\\n"))));
        return message(topic, partition, key, "text/plain; charset=utf-8", bytes(text));
    }

    private static String ordinary(long n) {
        StringBuilder text = new StringBuilder("双牌县第" + n + "批口罩发放到户\n来源:潇水日报 2021-03-11 16:46\n");
        for (int i = 0; i < 12; i++)
            text.append("截至3月10日,全县").append(60 + (n + i) % 90).append("家规模工业企业中,已开复工")
                .append(20 + (n + i) % 40).append("家。“订单排到了五月。”县工信局副局长周明远说。\n");
        return text.toString();
    }

    /** Every one of these ends on the dead-letter topic. */
    static ProducerRecord<byte[], byte[]> poison(String topic, int partition, byte[] key, long n) {
        switch ((int) (n % 5)) {
            case 0:
                return message(topic, partition, key, "text/plain", new byte[0]);
            case 1:
                return message(topic, partition, key, "application/json", bytes("{\"id\":\"x" + n + "\",\"text\":\"正文"));
            case 2:
                return message(topic, partition, key, "image/png", bytes("编号" + n));
            case 3:
                return message(topic, partition, key, "text/plain; charset=utf-8", binary(n));
            default:
                return message(topic, partition, key, "application/json", bytes("[" + n + "]"));
        }
    }

    /** No charset fits these. */
    private static byte[] binary(long n) {
        byte[] pattern = {(byte) 0x81, 0x20, (byte) 0xFF, (byte) 0xFE, (byte) 0x80, (byte) 0xC3, 0x28, (byte) 0xA0};
        byte[] binary = new byte[400], number = bytes("" + n);
        for (int i = 0; i < binary.length; i++)
            binary[i] = i < number.length ? number[i] : pattern[i % pattern.length];
        return binary;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ProducerRecord<byte[], byte[]> message(
            String topic, int partition, byte[] key, String type, byte[] value) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, partition, key, value);
        if (type != null)
            message.headers().add("content-type", bytes(type));
        return message;
    }
}

/** Every way to be wrong that somebody thought of; article n is the same bytes every time. */
final class Bad {
    private static final String TEXT = "双牌县口罩发放到户\n\n本报讯 全县共发放口罩3000余袋。\n";
    private static final String JSON = "application/json", PLAIN = "text/plain; charset=utf-8";

    private Bad() {}

    static ProducerRecord<byte[], byte[]> message(String topic, int partition, byte[] key, long n) {
        java.util.Random random = new java.util.Random(n);
        Object[] made = make(random, n);
        byte[] value = made[1] instanceof String ? Articles.bytes((String) made[1]) : (byte[]) made[1];
        var message = Articles.message(topic, partition, key(key, n), (String) made[0], value);
        if (n % 11 == 3)
            headers(message, random);
        return message;
    }

    /** {content type or null, bytes or text or null} */
    private static Object[] make(java.util.Random random, long n) {
        switch ((int) (n % 26)) {
            case 0: return of(null, noise(random, random.nextInt(600)));
            case 1: return of(PLAIN, noise(random, 1 + random.nextInt(600)));
            case 2: return of(PLAIN, cut(Articles.bytes(TEXT + n), random));
            case 3: return of(JSON, cut(Articles.bytes("{\"id\":\"" + n + "\",\"title\":\"坏\",\"text\":\"" + n + "\"}"), random));
            case 4: return of(JSON, "[".repeat(1 + random.nextInt(20000)));
            case 5: return of(JSON, "{\"text\":".repeat(1 + random.nextInt(5000)) + "1");
            case 6: return of(PLAIN, n % 2600 == 6 ? TEXT.repeat(60000) : " ".repeat(random.nextInt(60000)));
            case 7: return of(PLAIN, TEXT.replace("口", "\0") + n);
            case 8: return of(null, new byte[random.nextInt(100)]);
            case 9: return of(PLAIN, new byte[0]);
            case 10: return of(null, null);
            case 11: return of("image/png", TEXT + n);
            case 12: return of("\u0001;;;=\"".repeat(1 + random.nextInt(90)), TEXT + n);
            case 13: return of("text/plain; charset=klingon", TEXT + n);
            case 14: return of("text/plain; charset=big5", (TEXT + n).getBytes(java.nio.charset.Charset.forName("GBK")));
            case 15: return of(JSON, "{\"text\":5,\"html\":[],\"id\":null,\"n\":" + n + "}");
            case 16: return of(JSON, "{\"text\":\"a\",\"html\":\"b\",\"bodyBase64\":\"c\",\"n\":" + n + "}");
            case 17: return of(JSON, "{\"bodyBase64\":\"=" + n + "=\",\"charset\":\"gbk\"}");
            case 18: return of("text/html", "\u001f\u008b\b" + n);
            case 19: return of("text/html", "<div><p>" .repeat(1 + random.nextInt(4000)) + n);
            case 20: return of(JSON, "{\"text\":\"\\ud800 \\u0000 " + n + "\",\"publishedAt\":\"2021-13-45T99:99\"}");
            case 21: return of(JSON, "{\"id\":1e99999,\"id\":\"\",\"text\":\"" + n + "\",\"text\":\"" + n + "\"}");
            case 22: return of(null, ("\uFEFF" + TEXT + n).getBytes(StandardCharsets.UTF_16LE));
            case 23: return of("text/plain; charset=utf-16", cut(Articles.bytes(TEXT + n), random));
            case 24: return of(PLAIN, "\uFFFE\uE000\u202E\u0085" + "?".repeat(random.nextInt(3000)) + n);
            default: return of(PLAIN, ("业(yè)".repeat(1 + random.nextInt(300)) + "?！" + n));
        }
    }

    private static Object[] of(String type, Object value) {
        return new Object[] {type, value};
    }

    private static byte[] noise(java.util.Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] cut(byte[] bytes, java.util.Random random) {
        return java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
    }

    private static byte[] key(byte[] key, long n) {
        switch ((int) (n % 13)) {
            case 1: return null;
            case 2: return new byte[0];
            case 3: return java.util.Arrays.copyOf(key, 10000);
            case 4: return new byte[] {0, (byte) 0xFF, '\t', '\n', (byte) n};
            default: return key;
        }
    }

    /** Many, empty, null, binary, and those that we write ourselves. */
    private static void headers(ProducerRecord<byte[], byte[]> message, java.util.Random random) {
        for (int i = random.nextInt(40); i > 0; i--)
            message.headers().add("h" + i % 7, i % 5 == 0 ? null : noise(random, random.nextInt(200)));
        message.headers().add("", new byte[0]);
        message.headers().add("traceparent", noise(random, 55));
        message.headers().add("wirecopy-source", Articles.bytes("nowhere/0/0"));
        message.headers().add("__connect.errors.offset", Articles.bytes("-1"));
    }
}
