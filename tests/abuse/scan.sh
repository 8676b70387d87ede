#!/usr/bin/env bash
# tests/abuse/scan.sh ORIGIN [FOLDER]: sqlmap and wapiti (Debian) against a running demonstration copy, never against a city's own installation.
# `node tests/abuse/copy.ts DATA PORT` serves one whose scanners come from ever new addresses, so that the rates do not hide what is behind them, and writes
# DATA/doors.sh: read it first (`. DATA/doors.sh`), and what opens only with a secret is scanned as well.
# Exit 0: nothing found; 1: something was, named in FOLDER; 3: the scanners are not there.
set -uo pipefail
origin=${1:?origin, e.g. http://127.0.0.1:9471}
out=${2:-$(mktemp -d)}
command -v sqlmap >/dev/null && command -v wapiti >/dev/null || { echo "sqlmap, wapiti: apt-get install sqlmap wapiti"; exit 3; }
curl -fsS "$origin/api/city" | grep -q '"demo":true' || { echo "$origin is no demonstration city"; exit 2; }
mkdir -p "$out"
each=${ZUJI_SCAN_SECONDS:-600}
day() { date -u -d "$1 day" +%F; }
targets=(
  "$origin/open311/v2/requests.json?service_code=0402&status=open&page=1&page_size=5"
  "$origin/api/incidents/public?area=330502&from=$(day -20)&to=$(day 0)"
  "$origin/api/incidents/near?lon=120.09&lat=30.87&category=0402"
  "$origin/api/incidents/figures?area=330502&from=$(day -20)&to=$(day 0)"
  "$origin/api/log/330502/checkpoints?before=1000"
  "$origin/api/log/compare?note=a"
  "$origin/cells/certificate?number=HZ-2026-0001"
  "$origin/map?area=330502&from=$(day -20)"
)
forms=(
  "$origin/open311/v2/requests.json|api_key=${ZUJI_SCAN_KEY:-zuji_x}&service_code=0402&description=lamp&lat=30.87&long=120.09&address_string=a"
  "$origin/follow|number=8F3K72QMXR4D&tail=1234"
  "$origin/petitions|number=8F3K-72QM-XR4D&tail=1234"
  "$origin/petitions/file?place=330502001005|name=a&phone=13800001234&address=b&requests=c&facts=d"
  "$origin/mediation/ask?place=330502001005|type=neighbour&summary=a&name=b&phone=13800001234&otherName=c"
  "$origin/complaint?about=cg-330502001|description=a&phone=13800001234"
  "$origin/mine|step=phone&phone=13800001234"
  "$origin/mine|step=link&link=a"
  "$origin/cells/home?place=330502001005|phone=13800001234&address=a&help=b&step=help"
)
follow=${ZUJI_SCAN_FOLLOW:-}
survey=${ZUJI_SCAN_SURVEY:-}
starts=()
if [ -n "$follow" ]; then
  targets+=("$origin$(echo "$follow" | sed 's#^/f/\([0-9]*\)/\([^/]*\)/#/f/\1*/\2*/#')*?done=answers" "$origin/api/incidents/followed$(echo "$follow" | sed 's#^/f\(/.*\)/\([^/]*\)$#\1?secret=\2#')")
  forms+=("$origin$follow|step=ratings&solved=yes&satisfied=5&text=a" "$origin$follow|step=answers&question=1&answer=a" "$origin$follow|step=reopenings&reopenReason=a" "$origin$follow|step=withdrawals&reason=a")
  starts+=(-s "$origin$follow")
fi
if [ -n "$survey" ]; then
  targets+=("$origin$(echo "$survey" | sed 's#^/survey/\([0-9]*\)/#/survey/\1*/#')*")
  forms+=("$origin$survey|begun=2026-11-26T00:00:00.000Z&at=safe&a.safe=s1&a.sex=M" "$origin$survey|decline=1&commandId=01a21827-623f-750b-847a-547f33f1922c")
  starts+=(-s "$origin$survey")
fi
found=0
flags=(--batch --level 2 --risk 2 --technique BEUST --timeout 10 --retries 0 --flush-session --tamper xforwardedfor --ignore-code "400,401,403,404,409,413,422,429" --dbms postgresql --output-dir "$out/sqlmap")
judge() { # log, name
  if grep -qE "is vulnerable|appears to be injectable|identified the following injection point" "$1" && ! grep -q "all tested parameters do not appear to be injectable" "$1"; then
    found=1; echo "✖ sqlmap: $2 ($1)"
  else
    echo "✔ sqlmap: $2 ($(grep -cE 'testing .' "$1") tests)"
  fi
}
cut=0
run() { # number, arguments of sqlmap
  # A key of Open311 is slowed as a key, wherever it comes from: within its 600 a minute, or half of what is tried is only told to wait.
  local pace=()
  [[ "$*" == *api_key=* ]] && pace=(--delay 0.12)
  timeout "$each" sqlmap "${@:2}" "${flags[@]}" "${pace[@]}" >"$out/sqlmap-$1.log" 2>&1
  [ $? -eq 124 ] && { cut=$((cut + 1)); echo "  cut at $each s: $out/sqlmap-$1.log"; }
}
index=0
for url in "${targets[@]}"; do
  index=$((index + 1))
  run "$index" -u "$url"
  judge "$out/sqlmap-$index.log" "GET ${url#"$origin"}"
done
for form in "${forms[@]}"; do
  index=$((index + 1))
  run "$index" -u "${form%%|*}" --data "${form#*|}"
  judge "$out/sqlmap-$index.log" "POST ${form%%|*}"
done
# Not its ssrf and xxe modules: they ask a server of its makers.
wapiti -u "$origin/" "${starts[@]}" --scope folder -d 3 --max-links-per-page 25 --max-files-per-dir 25 -m "sql,blindsql,xss,permanentxss,exec,file,crlf,redirect,csp,http_headers,cookieflags" \
  --max-scan-time "$((each * 4))" --max-attack-time "${ZUJI_SCAN_ATTACK:-$each}" --flush-session --no-bugreport -H "X-Forwarded-For: 198.51.100.7" \
  -f json -o "$out/wapiti.json" >"$out/wapiti.log" 2>&1
if [ -s "$out/wapiti.json" ]; then
  node -e '
    const { vulnerabilities, anomalies } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const all = Object.entries({ ...vulnerabilities, ...anomalies }).filter(([, found]) => found.length > 0);
    // Looked at and meant (SECURITY.md): frame-ancestors stands for the first, browsers dropped the second, the proxy sends the third; the cookies are the choice of language and of elder mode, which the page itself reads.
    const meant = /X-Frame-Options|X-XSS-Protection|Strict-Transport-Security|cookie : (lang|elder)$/;
    for (const one of all) one[1] = one[1].filter(({ info }) => !meant.test(info));
    const left = all.filter(([, found]) => found.length > 0);
    for (const [kind, found] of left) for (const one of found.slice(0, 5)) console.log(`✖ wapiti: ${kind}: ${one.method} ${one.path} ${one.parameter ?? ""} ${one.info}`);
    if (left.length === 0) console.log("✔ wapiti: nothing");
    process.exit(left.length === 0 ? 0 : 1);' "$out/wapiti.json" || found=1
else
  echo "✖ wapiti wrote no report ($out/wapiti.log)"; found=1
fi
[ "$cut" -eq 0 ] || echo "✖ $cut targets of sqlmap were cut at $each s"
echo "$out"
exit "$found"
