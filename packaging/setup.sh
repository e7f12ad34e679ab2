# Sourced by run and test, from the project's root: a Python, the system libraries Qt needs, and .venv with exactly
# what the lock file names. A stamp in .venv remembers the lock, so that a second run starts at once, offline.

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

find_python() {
    for candidate in "${ALLYMAP_PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
}

# install_on_debian PACKAGE...: installs as root or by sudo, otherwise prints the one line to run.
install_on_debian() {
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        stop "AllyMap needs some system packages; run this line, then try again: sudo apt-get update && sudo apt-get install -y $*"
    fi
    say "Installing system packages: $*"
    $as_root apt-get update -qq || say "The package lists could not be refreshed; trying with the old ones."
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        stop "The system packages could not be installed; run this line, then try again: sudo apt-get install -y $*"
}

# see_to_packages PACKAGE...: on Debian and its kin, installs those that are missing.
see_to_packages() {
    missing=
    for package in "$@"; do
        status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || status=
        [ "$status" = installed ] || missing="$missing $package"
    done
    # shellcheck disable=SC2086  # a list of words is meant
    [ -z "$missing" ] || install_on_debian $missing
}

see_to_system() {
    [ "$(uname -s)" = Linux ] || return 0
    if ! command -v dpkg-query >/dev/null 2>&1; then
        python=$(find_python)
        [ -n "$python" ] || stop "AllyMap needs Python 3.11, 3.12 or 3.13 with venv and pip; install one and try again."
        return 0
    fi
    see_to_packages libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 \
        libxcb-shape0 libdbus-1-3 libfontconfig1 fontconfig fonts-dejavu-core "$@"
    python=$(find_python)
    if [ -z "$python" ]; then
        install_on_debian python3 python3-venv
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        install_on_debian "$(basename "$(readlink -f "$python")")-venv"
    fi
}

# set_up LOCK: a virtual environment in .venv that holds what the lock file names, and the project itself.
set_up() {
    lock=$1
    stamp=.venv/allymap-stamp
    wanted=$(cat "$lock" pyproject.toml packaging/setup.sh | cksum)
    if [ -x .venv/bin/python ] && [ "$(cat "$stamp.$(basename "$lock")" 2>/dev/null)" = "$wanted" ]; then
        return 0
    fi
    python=$(find_python)
    [ -n "$python" ] || stop "AllyMap needs Python 3.11, 3.12 or 3.13; install one and try again."
    if ! [ -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        say "Setting up .venv (once; a minute or two)"
        "$python" -m venv --clear .venv || stop "Python could not make a virtual environment in .venv."
    fi
    rm -f "$stamp".*
    pip="env -u PYTHONPATH .venv/bin/python -m pip --quiet --disable-pip-version-check --no-input"
    $pip install --require-hashes --no-deps --only-binary :all: -r "$lock" ||
        stop "The packages named in $lock could not be installed; check the network and try again."
    $pip install --no-deps --no-build-isolation --no-index -e . || stop "AllyMap itself could not be installed into .venv."
    printf '%s\n' "$wanted" >"$stamp.$(basename "$lock")"
    # What the larger lock installs satisfies the smaller one.
    if [ "$lock" = packaging/requirements-dev.lock ]; then
        cat packaging/requirements.lock pyproject.toml packaging/setup.sh | cksum >"$stamp.requirements.lock"
    fi
}
