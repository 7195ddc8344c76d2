# The worker's image: built and unit-tested on Debian 13, delivered as the program, the libraries it
# is linked with, and the few files they read. There is no shell in it and nothing to write to.
#
#     docker build -t wirecopy .
#     docker run --read-only --cap-drop all -e KAFKA_BOOTSTRAP_SERVERS=broker:9092 \
#         -e KAFKA_GROUP_ID=wirecopy -p 8080:8080 wirecopy
#
# `./dev image` does the same with podman or buildah too, and where no registry can be reached.
FROM docker.io/library/debian:trixie-slim AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]

COPY deploy/packages.tsv /tmp/
RUN apt-get update \
    && awk -F '\t' '$1 == "build" || $1 == "unit" { print $2 }' /tmp/packages.tsv \
        | DEBIAN_FRONTEND=noninteractive xargs apt-get install -y --no-install-recommends \
    && rm -rf /var/lib/apt/lists/*

COPY deploy/container/slim-libraries /tmp/
RUN /tmp/slim-libraries

WORKDIR /src
COPY . .
ARG REVISION=
# ON in CI; a compiler that is newer than the code should not keep anybody from an image.
ARG WERROR=OFF
RUN cmake -G Ninja -S . -B /build -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr \
        -DWIRECOPY_WERROR="$WERROR" -DWIRECOPY_REVISION="$REVISION" \
    && ninja -C /build \
    && ctest --test-dir /build --output-on-failure -j "$(nproc)" \
    && deploy/container/collect /build/wirecopy /image

FROM scratch
COPY --from=build /image/ /

# 65532 is the customary id of a user who owns nothing. Any other --user works as well.
USER 65532:65532
# Inside the container loopback is nobody's; which port is published is the engine's business.
ENV WIRECOPY_HTTP_LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["/usr/bin/wirecopy", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/bin/wirecopy"]
CMD ["run"]

ARG VERSION=
ARG REVISION=
LABEL org.opencontainers.image.title="wirecopy" \
      org.opencontainers.image.description="Turns raw Chinese articles from Kafka into structured records" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.base.name="scratch"
