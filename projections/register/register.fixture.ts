import { epochDay } from '#events/edtf.js';
import { logOf, step, type Entry } from '../log.fixture.js';
import { STAGES } from '../product/stage.js';
import { selectApplications, type ApplicationFilter } from './applications.js';
import { foldEvent } from './fold.js';
import { selectProducts, type ProductFilter } from './products.js';
import { Register } from './register.js';
import { selectEvents, type EventFilter } from './select.js';
import { stagesAt } from './stages.js';

export const NOW = epochDay('2026-01-01');
/** A position past the end of any log here. */
export const END = 1_000_000;

export const folded = (...entries: Entry[]): Register => {
  const register = new Register();
  for (const event of logOf(...entries)) foldEvent(register, event);
  return register;
};

export const products = (register: Register, filter: ProductFilter = {}, day = NOW, position = END) =>
  selectProducts(register, filter, day, position);

export const events = (register: Register, filter: EventFilter = {}, day = NOW, position = END) =>
  selectEvents(register, filter, day, position).map((each) => each.position);

export const applications = (register: Register, filter: ApplicationFilter = {}, position = END) =>
  selectApplications(register, filter, NOW, position).map(
    ({ productId, applicationId }) => `${productId} ${applicationId}`,
  );

export const stageOf = (register: Register, productId: string, position = END) => {
  const code = register.subjects.codeOf(`product-${productId}`)!;
  return STAGES[stagesAt(register, NOW, position)[code]! - 1];
};

export const accepted = step('ApplicationAccepted', '2024-01-10', { applicationKind: 'IND' });

export const alias = (text: string): Entry => ({
  type: 'AliasAsserted',
  data: { name: { text, kind: 'code' } },
});
