#!/bin/sh
# Build what the browser loads: one style sheet and two fonts. Run by `npm run build` after `npm ci --legacy-peer-deps`.
set -eu
static=src/tutash/kernel/static/tutash
css=$static/tutash.css
node_modules/.bin/sass --no-source-map --style=expanded --quiet-deps \
    --load-path=. --load-path=node_modules --load-path=tools/assets tools/assets/tutash.scss "$css"
node tools/assets/shrink.mjs "$css"
if grep -qiE "GDS Transport|crest|https?://[a-z]" "$css"; then echo "$css names what is not ours" >&2; exit 1; fi
python3 -c "import fontTools, brotli" 2>/dev/null && python3 tools/assets/fonts.py node_modules "$static/fonts" ||
    echo "fonts left as they are: pip install fonttools brotli builds them anew"
for file in "$css" "$static/tutash.js"; do printf '%s: %s bytes, %s gzipped\n' "$file" "$(wc -c <"$file")" "$(gzip -9c "$file" | wc -c)"; done
