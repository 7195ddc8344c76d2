# shellcheck shell=sh
# engine.sh: what builds and runs an image on this machine. Sourced from the clone's top directory.
#
# There are three ways. The first that works is taken:
#     docker    its daemon answers and the base image can be had
#     podman    the same without a daemon
#     buildah   no engine that is set up, or no registry in reach: buildah builds in a chroot, podman
#               runs with runc on the host's network, both with storage of their own in the cache
#               directory, and the base image is made by debootstrap when it cannot be pulled.
#               Needs root and installs what is missing.
#
#     engine_choose      sets `way`
#     engine_use WAY     from here on `container` is that way's client: container run …
#     engine_prepare     sees to it that the way has what it needs to build
#     engine_build …     builds, with the options that all clients share

ENGINE_BASE=docker.io/library/debian:trixie-slim
ENGINE_SUITE=trixie
ENGINE_PULL_SECONDS=120
engine_cache=${WIRECOPY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/wirecopy}/containers

# Is there a client $1 whose engine answers, and has it the base image or can it get it?
engine_works() {
    command -v "$1" >/dev/null && timeout 20 "$1" info >/dev/null 2>&1 || return 1
    "$1" image inspect "$ENGINE_BASE" >/dev/null 2>&1 ||
        timeout "$ENGINE_PULL_SECONDS" "$1" pull "$ENGINE_BASE" >/dev/null 2>&1
}

engine_choose() {
    for way in docker podman; do
        ! engine_works "$way" || return 0
    done
    way=buildah
}

engine_use() {
    way=$1 client=$1
    [ "$way" = buildah ] || return 0
    client=podman
    export CONTAINERS_STORAGE_CONF="$engine_cache/storage.conf"
    export CONTAINERS_CONF="$engine_cache/containers.conf"
}

engine_prepare() {
    [ "$way" = buildah ] || return 0
    [ "$(id -u)" -eq 0 ] || {
        echo "image: there is no engine with a registry; the way without needs root: sudo ./dev image" >&2
        exit 77
    }
    ./dev deps image
    mkdir -p "$engine_cache"
    engine_write_configuration
    engine_need_base
}

container() {
    "$client" "$@"
}

engine_build() {
    case $way in
    docker) docker build "$@" ;;
    podman) podman build --pull=never --format docker --layers "$@" ;;
    buildah) buildah build --pull-never --format docker --layers --isolation chroot "$@" ;;
    esac
}

# --- The way without an engine --------------------------------------------------------------------

# Does the kernel lay a file system over another here? Within a container it often does not.
engine_has_overlay() {
    engine_probe=$(mktemp -d "$engine_cache/probe.XXXXXX")
    mkdir "$engine_probe/lower" "$engine_probe/upper" "$engine_probe/work" "$engine_probe/merged"
    engine_status=0
    unshare --mount mount -t overlay overlay "$engine_probe/merged" -o \
        "lowerdir=$engine_probe/lower,upperdir=$engine_probe/upper,workdir=$engine_probe/work" \
        2>/dev/null || engine_status=1
    rm -rf "$engine_probe"
    return "$engine_status"
}

# Default limits above what this machine allows, and crun, both end in "setting rlimit" here.
engine_write_configuration() {
    [ ! -f "$engine_cache/storage.conf" ] || return 0
    cat >"$engine_cache/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
netns = "host"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
CONF
    cat >"$engine_cache/storage.conf" <<CONF
[storage]
driver = "$(engine_has_overlay && echo overlay || echo vfs)"
graphroot = "$engine_cache/graph"
runroot = "$engine_cache/run"
CONF
}

engine_need_base() {
    ! podman image exists "$ENGINE_BASE" || return 0
    ! timeout "$ENGINE_PULL_SECONDS" podman pull "$ENGINE_BASE" >/dev/null 2>&1 || return 0
    echo "no registry in reach: making $ENGINE_BASE with debootstrap"
    rm -rf --one-file-system "$engine_cache/base"
    deploy/container/debian-base "$ENGINE_SUITE" "$engine_cache/base"
    tar -C "$engine_cache/base" --numeric-owner --exclude='./dev/*' -cf - . |
        podman import -q -c 'CMD ["bash"]' - "$ENGINE_BASE"
    rm -rf --one-file-system "$engine_cache/base"
}
