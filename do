#!/usr/bin/env bash
# The one door for people and CI. `./do` lists the verbs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
program=artifacts/rectify

# verb: demo      both stories on an embedded database: no network after the first restore
demo() { build; exec "$program" demo --out artifacts/demo "$@"; }

# verb: serve     the server on the store in the data folder, http://127.0.0.1:8420; settings follow: ./do serve --store my.db
serve() { build; exec "$program" serve "$@"; }

# verb: build     the native program, artifacts/rectify (skipped when nothing in src/ or rules/ is newer)
build() {
  [[ -x $program && -z $(find src rules demo eng Directory.* global.json -newer "$program" -type f -not -path '*/bin/*' -not -path '*/obj/*' -print -quit) ]] && return
  need dotnet; command -v gcc >/dev/null || need clang clang; need_header zlib.h zlib1g-dev
  echo "Building $program (first time: about a minute)" >&2
  dotnet publish src/Rectify.Cli -c Release -o artifacts/publish --nologo -v quiet -clp:NoSummary >&2
  cp artifacts/publish/*.so artifacts/
  dotnet publish src/Rectify.Server -c Release -o artifacts/server --nologo -v quiet -clp:NoSummary >&2
  install -m 755 artifacts/publish/Rectify.Cli "$program"
}

# verb: test      builds everything with warnings as errors and runs every test; last line: N passed, N failed
test() { build; postgres_binaries; imap_server; token_driver; browser; pdf_tools; need git git; need curl curl; need jq jq; calendar_peers; tests/run "$@"; }

# verb: shots     opens every page in Chromium, both languages, light and dark, wide and narrow; the pictures go to artifacts/shots: ./do shots [PAGE…] [SIGHT…]
shots() {
  need dotnet; browser
  rm -rf artifacts/shots; mkdir -p artifacts/shots
  dotnet build tests/Rectify.Pages.Tests -c Release --nologo -v quiet -clp:NoSummary
  RECTIFY_SHOTS=$PWD/artifacts/shots RECTIFY_SHOTS_OF="$*" tests/Rectify.Pages.Tests/bin/Release/net10.0/Rectify.Pages.Tests -noColor -noLogo -class '*Shots'
  echo "$(ls artifacts/shots | wc -l) pictures in artifacts/shots"
}

# verb: golden    writes the golden files anew; read the diff before you commit it
golden() { RECTIFY_GOLDEN=update test; }

# verb: fuzz      tries each random test of the engines so many seconds: ./do fuzz 600
fuzz() {
  dotnet build tests/Rectify.Clocks.Tests -c Release --nologo -v quiet -clp:NoSummary
  RECTIFY_FUZZ_SECONDS=${1:-60} tests/Rectify.Clocks.Tests/bin/Release/net10.0/Rectify.Clocks.Tests -noColor -noLogo \
    -class '*Fuzz*' -class '*Properties*' -class '*NaiveCount*' -class '*StateDefinition*'
}

# verb: mutate    changes the clocks' code and counts which changes a test notices: ./do mutate [FOLDER of src/Rectify.Clocks]; takes long
mutate() {
  need dotnet
  dotnet tool restore --verbosity quiet >&2
  # The tool analyses a tree that is built; the random tests try less, for they run once a change.
  dotnet build tests/Rectify.Clocks.Tests -c Release --nologo -v quiet -clp:NoSummary
  (cd tests/Rectify.Clocks.Tests && RECTIFY_TRIES_PERCENT=2 dotnet stryker -m "**/${1:-*}/**/*.cs" --output "../../artifacts/mutation/${1:-all}")
}

# verb: bench     runs the benchmarks; bench/RESULTS.md says how to record them. --check compares with bench/accepted.tsv in a few minutes, --accept writes it
bench() {
  postgres_binaries
  case ${1:-} in
    --check | --accept)
      dotnet build bench/Rectify.Bench -c Release --nologo -v quiet -clp:NoSummary
      bench/Rectify.Bench/bin/Release/net10.0/Rectify.Bench "${1#--}" bench/accepted.tsv ;;
    *) browser; build; bench/run "$@" ;;
  esac
}

need() { # need COMMAND [PACKAGE]
  command -v "$1" >/dev/null && return
  [[ -n ${2:-} ]] || { echo "Rectify needs $1: install the .NET 10 SDK (https://dotnet.microsoft.com/download)" >&2; exit 1; }
  install_package "$2"
}
need_header() { [[ -e /usr/include/$1 ]] || install_package "$2"; }
postgres_binaries() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || install_package postgresql; }
token_driver() { [[ -x /usr/bin/softhsm2-util ]] || need softhsm2-util softhsm2; }
# Pages in Chinese need letters to be drawn with.
browser() { [[ -x /usr/bin/chromium ]] || need chromium chromium; fc-list :lang=zh 2>/dev/null | grep -q . || install_package fonts-noto-cjk; }
# What prints PDFs, the letters that it prints with, and what looks at PDFs.
pdf_tools() {
  need weasyprint weasyprint; need pdftotext poppler-utils; need fc-list fontconfig
  fc-list 'Liberation Serif' | grep -q . || install_package fonts-liberation
  fc-list 'Noto Serif CJK SC' | grep -q . || install_package fonts-noto-cjk
}
# Debian puts it where only root looks for programs.
imap_server() { [[ -x /usr/sbin/dovecot ]] || need dovecot dovecot-imapd; }
# The npm packages that the holiday calendars are compared with; a test run here fails without them, elsewhere it skips with the reason.
calendar_peers() {
  need node nodejs; need npm npm
  export RECTIFY_PEERS=required
  [[ tests/calendar-peers/node_modules/.package-lock.json -nt tests/calendar-peers/package-lock.json ]] && return
  echo "Installing the packages of tests/calendar-peers" >&2
  (cd tests/calendar-peers && npm ci --no-audit --no-fund --ignore-scripts) >&2
}
install_package() {
  if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
    echo "Installing $1" >&2
    { DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$1" || { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$1"; }; } >&2
  else
    echo "Missing: $1. Install it with: sudo apt-get install $1" >&2; exit 1
  fi
}

case ${1:-} in
  demo|serve|build|test|shots|golden|fuzz|mutate|bench) verb=$1; shift; "$verb" "$@" ;;
  *) echo "usage: ./do VERB"; sed -n 's/^# verb: /  /p' "$0"; [[ -z ${1:-} ]] ;;
esac
