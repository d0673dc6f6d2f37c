import { foldEvent } from '../dist/projections/register/fold.js';
import { Register } from '../dist/projections/register/register.js';
import { random } from './generate.mjs';

const DAY = 86_400_000;
const FIRST_DAY = 12_784; // 2005-01-01
const KINDS = { ind: 'IND', bla: 'BLA' };

/** What happens to a product at one agency: type, and which of its lanes it stands in. */
const AT_AN_AGENCY = [
  ['ApplicationSubmitted', 'ind'],
  ['ApplicationAccepted', 'ind'],
  ['ClinicalTrialTacitlyApproved', 'ind'],
  ['ClinicalTrialRegistered', 'trial'],
  ['ClinicalTrialStarted', 'trial'],
  ['DesignationRequested', 'designation'],
  ['DesignationGranted', 'designation'],
  ['ClinicalTrialCompleted', 'trial'],
  ['ApplicationSubmitted', 'bla'],
  ['ApplicationAccepted', 'bla'],
  ['ReviewPathwayAssigned', 'bla'],
  ['ClockStopped', 'bla'],
  ['ClockResumed', 'bla'],
  ['MarketingApproved', 'approval'],
  ['ConditionImposed', 'approval'],
  ['ApprovalRenewed', 'approval'],
];
/** 35 events a product: its registration, two agencies, a second name, and a correction of what came before. */
const STORY = [
  ['ProductRegistered'],
  ...AT_AN_AGENCY.map((step) => [...step, 'NMPA']),
  ['AliasAsserted'],
  ...AT_AN_AGENCY.map((step) => [...step, 'FDA']),
  ['EventCorrected'],
];

/**
 * A register of so many products, 35 events each, recorded in the order in which the world went on: the events of
 * one product lie far apart in the log. A tenth of the dates are months, one event in 35 is a correction of a date.
 */
export function bitemporalRegister(products, seed) {
  const register = new Register();
  for (const event of events(products, seed)) foldEvent(register, event);
  return register;
}

/** The log of one such product. */
export const productLog = () => [...events(1)];

function* events(products, seed = 1) {
  const next = random(seed);
  const days = new Int32Array(products * STORY.length);
  for (let product = 0, at = 0; product < products; product++) {
    let day = FIRST_DAY + Math.floor(next() * 5000);
    for (let step = 0; step < STORY.length; step++) days[at++] = day += Math.floor(1 + next() * 120);
  }
  const order = Float64Array.from(days, (day, at) => day * 2 ** 24 + at).sort();
  for (let n = 0; n < order.length; n++) {
    const at = order[n] % 2 ** 24;
    const [product, step] = [Math.floor(at / STORY.length), at % STORY.length];
    yield { ...event(product, step, days[at], next), position: n + 1 };
  }
}

/** The first word of a UUIDv5 is as good as random; the index over ids counts on that. */
function idOf(product, step) {
  const n = product * STORY.length + step;
  const hash = Math.imul(n, 0x9e3779b1) >>> 0;
  return `${hash.toString(16).padStart(8, '0')}-0000-5000-8000-${n.toString(16).padStart(12, '0')}`;
}

function event(product, step, day, next) {
  const [type, lane, agency] = STORY[step];
  const iso = new Date(day * DAY).toISOString().slice(0, 10);
  const dated = agency !== undefined && { effectiveOn: next() < 0.1 ? iso.slice(0, 7) : iso };
  return {
    id: idOf(product, step),
    type,
    version: 1,
    productId: `product-${String(product).padStart(6, '0')}`,
    ...dated,
    recorded: { at: new Date(day * DAY).toISOString(), by: 'bench' },
    revision: step,
    data: dataOf({ type, lane, agency, product, step, iso }),
  };
}

function dataOf({ type, lane, agency, product, step, iso }) {
  if (type === 'ProductRegistered') return { names: [{ text: `Substance ${product}`, kind: 'inn' }] };
  if (type === 'AliasAsserted') return { name: { text: `CODE-${product}`, kind: 'code' } };
  if (type === 'EventCorrected') return { targetId: idOf(product, step - 4), changes: { effectiveOn: iso } };
  if (lane === 'trial') return { trialId: `${agency}-T`, applicationId: `${agency}-ind`, agency };
  if (lane === 'designation') return { designationId: `${agency}-D`, agency, kind: 'orphan' };
  if (lane === 'approval')
    return {
      approvalId: `${agency}-A`,
      agency,
      ...(type === 'MarketingApproved' && { applicationId: `${agency}-bla`, approvalKind: 'full' }),
    };
  const applicationKind = type.startsWith('Application') && KINDS[lane];
  return { applicationId: `${agency}-${lane}`, agency, ...(applicationKind && { applicationKind }) };
}
