# The container engine of this machine, as a function. Sourced by deploy/images/build, deploy/images/try and deploy/helm/play.
# podman is preferred: it needs no daemon. It runs with runc and modest limits, which also works inside a container.

engine_config=$(mktemp)
printf '[containers]\ndefault_ulimits = ["nofile=20000:20000","nproc=4096:4096"]\n' > "$engine_config"

if command -v podman >/dev/null; then
  engine_words=(env CONTAINERS_CONF="$engine_config" podman)
  ! command -v runc >/dev/null || engine_words+=(--runtime runc)
  build_image() {
    local context=$1 name=$2
    shift 2
    if [ -n "${PLATFORMS:-}" ]; then
      engine build --pull="$pull" --manifest "$name" --platform "$PLATFORMS" --timestamp "$epoch" -f "$here/Dockerfile" "$@" "$context"
    else
      engine build --pull="$pull" --timestamp "$epoch" -t "$name" -f "$here/Dockerfile" "$@" "$context"
    fi
  }
elif command -v docker >/dev/null && docker info >/dev/null 2>&1; then
  engine_words=(docker)
  build_image() {
    local context=$1 name=$2
    shift 2
    SOURCE_DATE_EPOCH=$epoch docker build -t "$name" -f "$here/Dockerfile" "$@" "$context"
  }
else
  echo "neither podman nor a running docker is here" >&2
  exit 3
fi

engine() { "${engine_words[@]}" "$@"; }
