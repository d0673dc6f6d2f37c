import type { Row, Snapshot } from './snapshots.js';

/** A fact that a row states, as the register takes it. */
export interface Statement {
  readonly productId: string;
  readonly type: string;
  readonly effectiveOn?: string;
  readonly announcedOn: string;
  readonly source: object;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Longest indication that the register takes; longer cells are cut there. */
export const INDICATION_LENGTH = 2000;

export const productIdOf = (number: string): string => number.replace(/[^A-Za-z0-9]+/g, '-');

/** The snapshot as the source of what one of its rows says. */
export const sourceOf = ({ publishedOn, sha256 }: Snapshot, { url }: Row) => ({
  title: 'EMA, table of all EPARs for human and veterinary medicines',
  url,
  publisher: 'EMA',
  publishedOn,
  sha256,
});

/**
 * What a row says that has an event of its own: who the product is, that it was approved or refused, that the
 * approval is suspended or withdrawn. The table does not say when the last two came: some day up to the snapshot.
 * It says neither whether an opinion was positive, nor when a medicine became an orphan; so nothing is made of those.
 */
export function statementsOf(row: Row, snapshot: Snapshot): Statement[] {
  const upToNow = `../${snapshot.lastDay}`;
  const common = {
    productId: productIdOf(row.number),
    announcedOn: upToNow,
    source: sourceOf(snapshot, row),
  };
  const approval = { approvalId: 'EU', agency: 'EC' };
  const names = [
    { text: row.name, kind: 'brand' },
    ...(row.inn === '' ? [] : [{ text: row.inn, kind: 'inn' }]),
  ];
  const statements: Statement[] = [{ ...common, type: 'ProductRegistered', data: { names } }];
  if (row.refusedOn !== '')
    statements.push({
      ...common,
      type: 'ApplicationRefused',
      effectiveOn: row.refusedOn,
      data: { applicationId: row.number, agency: 'EC' },
    });
  if (row.approvedOn === '') return statements;
  statements.push({
    ...common,
    type: 'MarketingApproved',
    effectiveOn: row.approvedOn,
    data: {
      ...approval,
      approvalKind: kindOf(row),
      indication: row.indication.slice(0, INDICATION_LENGTH) || 'not stated',
      ...(row.holder !== '' && { holder: row.holder }),
    },
  });
  const ended = { Suspended: 'ApprovalSuspended', Withdrawn: 'ApprovalWithdrawn' }[row.status];
  if (ended) statements.push({ ...common, type: ended, effectiveOn: upToNow, data: approval });
  return statements;
}

const kindOf = ({ conditional, exceptional }: Row): string =>
  conditional === 'yes' ? 'conditional' : exceptional === 'yes' ? 'exceptional' : 'full';
