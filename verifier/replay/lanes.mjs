import { STAGES, TRIAL_APPLICATIONS } from './vocabulary.mjs';

/** The lanes a fact stands in. An approval that concludes an application stands at the end of that lane too. */
function lanesOf({ type, data }) {
  if (type.lane === undefined) return [];
  if (type.lane === 'trial' && data.trialId !== undefined) return [['trial', data.trialId]];
  const kind = type.lane === 'trial' ? 'application' : type.lane;
  const id = data[`${kind}Id`];
  if (id === undefined) return [];
  return kind === 'approval' && data.applicationId !== undefined
    ? [
        [kind, id],
        ['application', data.applicationId],
      ]
    : [[kind, id]];
}

/** Lanes by kind and then by id, each with its facts in the world's order. */
export function lanesAmong(facts) {
  const lanes = { application: new Map(), approval: new Map(), designation: new Map(), trial: new Map() };
  for (const fact of facts) {
    lanesOf(fact).forEach(([kind, id], place) => {
      const lane = lanes[kind].get(id) ?? { id, facts: [], elsewhere: new Set() };
      lane.facts.push(fact);
      // The approval says where it stands in its own lane, and not in that of the application it concludes.
      if (place === 1) lane.elsewhere.add(fact);
      lanes[kind].set(id, lane);
    });
  }
  return lanes;
}

const lastWith = (facts, field) => facts.findLast(({ data }) => data[field] !== undefined)?.data[field];
const bearsStatus = ({ type }) => type.status !== undefined;

/** What is claimed of the lanes of one kind, in order of id. */
export function claimedLanes(kind, lanes, isCertain) {
  return [...lanes.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, facts }) => {
      const certain = facts.findLast((fact) => bearsStatus(fact) && isCertain(fact));
      const possible = facts.findLast(bearsStatus);
      const open = possible !== certain ? possible : undefined;
      return {
        [`${kind}Id`]: id,
        agency: lastWith(facts, 'agency'),
        kind: kindOf(kind, facts),
        status: certain?.type.status,
        since: certain?.effectiveOn,
        possibleStatus: open?.type.status,
        possibleSince: open?.effectiveOn,
      };
    });
}

function kindOf(kind, facts) {
  if (kind === 'application') return lastWith(facts, 'applicationKind');
  if (kind === 'designation') return lastWith(facts, 'kind');
  if (kind === 'trial') return undefined;
  const converted = facts.findLast(({ type }) => type.type === 'ApprovalConverted')?.data.to;
  return converted ?? lastWith(facts, 'approvalKind');
}

/** The furthest stage that any lane stands at, counting the facts that pass. */
export function furthestStage(lanes, passes) {
  let furthest = 0;
  for (const ofKind of Object.values(lanes))
    for (const { facts, elsewhere } of ofKind.values()) {
      const fact = facts.findLast((each) => bearsStatus(each) && passes(each));
      if (fact && !elsewhere.has(fact)) furthest = Math.max(furthest, STAGES.indexOf(stageOf(fact, facts)));
    }
  return STAGES[furthest];
}

function stageOf({ type }, facts) {
  if (!Array.isArray(type.stage)) return type.stage ?? 'registered';
  return type.stage[TRIAL_APPLICATIONS.includes(lastWith(facts, 'applicationKind')) ? 0 : 1];
}
