import { canonicalJson } from './canonical.mjs';
import { linesOf } from './lines.mjs';

/** Compares the claimed states, line by line, with those that the replay comes to. @returns how many agree */
export async function compareStates(chunks, states, findings) {
  let agreeing = 0;
  let claimed = 0;
  for await (const lines of linesOf(chunks)) {
    for (const line of lines) {
      claimed++;
      const { value: state, done } = states.next();
      const text = line.toString('utf8');
      if (done)
        findings.tampered(`line ${claimed} of state.ndjson claims a product that the events do not have`);
      else if (canonicalJson(state) === text) agreeing++;
      else findings.tampered(difference(text, state, claimed));
    }
  }
  for (const state of states) findings.tampered(`state.ndjson lacks the product "${state.productId}"`);
  return agreeing;
}

function difference(text, state, line) {
  const where = `line ${line} of state.ndjson does not follow from the events`;
  let claim;
  try {
    claim = JSON.parse(text);
  } catch (error) {
    return `${where}: ${error.message}`;
  }
  const fields = Object.keys({ ...claim, ...state }).filter(
    (field) => canonicalJson(claim[field] ?? null) !== canonicalJson(state[field] ?? null),
  );
  return `${where}: product "${state.productId}", ${fields.join(', ') || 'not in canonical form'}`;
}
