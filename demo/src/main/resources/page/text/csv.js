/** The rows of an RFC 4180 text, at most so many. */
export function rows(text, most) {
  const all = [];
  let row = [];
  let cell = '';
  let quoted = false;
  const endCell = () => { row.push(cell); cell = ''; };
  const endRow = () => { endCell(); all.push(row); row = []; };
  const body = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < body.length && all.length < most; at++) {
    const sign = body[at];
    if (quoted && sign === '"' && body[at + 1] === '"') { cell += '"'; at++; }
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ',') endCell();
    else if (!quoted && sign === '\n') endRow();
    else if (quoted || sign !== '\r') cell += sign;
  }
  if (all.length < most && (cell || row.length)) endRow();
  return all;
}
