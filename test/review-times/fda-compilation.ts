import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const folder = process.env['CLOCKSTOP_SHARED_DATA'] ?? join(process.cwd(), '../shared/data');

/** FDA's compilation of new molecular entities; public domain, and no part of this repository. */
export const COMPILATION = join(folder, 'fda-nme/compilation_cder_nme_1985-2024.csv');

export const isThere = existsSync(COMPILATION);

export interface Statement {
  readonly productId: string;
  readonly type: string;
  readonly effectiveOn?: string;
  readonly source: object;
  readonly data: object;
}

/** Headers carry stray spaces and a byte order mark. */
const rows = (): Record<string, string>[] =>
  parse(readFileSync(COMPILATION), {
    bom: true,
    columns: (header: string[]) => header.map((name) => name.trim().replace(/\s+/g, ' ')),
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });

/** `4/9/1985` as `1985-04-09`. */
function isoDate(date: string): string {
  const [month, day, year] = date.split('/');
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

/** Each row as events: a product, its application received on a pathway, and approved. */
export const statements = (): Statement[][] =>
  rows().map((row, at) => {
    const productId = `nme-${at + 1}`;
    const source = {
      title: 'Compilation of CDER NME and new biologic approvals 1985-2024',
      publisher: 'FDA',
    };
    const key = { applicationId: `${row['NDA/BLA']}-${row['Application Number(1)']}`, agency: 'FDA' };
    const [received, approved] = [isoDate(row['FDA Receipt Date']!), isoDate(row['FDA Approval Date']!)];
    return [
      {
        productId,
        type: 'ProductRegistered',
        source,
        data: { names: [{ text: row['Proprietary Name'], kind: 'brand' }], sponsor: row['Applicant'] },
      },
      {
        productId,
        type: 'ApplicationReceived',
        effectiveOn: received,
        source,
        data: { ...key, applicationKind: row['NDA/BLA'] },
      },
      {
        productId,
        type: 'ReviewPathwayAssigned',
        effectiveOn: received,
        source,
        data: { ...key, pathway: row['Review Designation'] === 'Priority' ? 'priority' : 'standard' },
      },
      {
        productId,
        type: 'MarketingApproved',
        effectiveOn: approved,
        source,
        data: {
          ...key,
          approvalId: 'first',
          approvalKind: row['Accelerated Approval'] === 'Yes' ? 'accelerated' : 'full',
          indication: row['Abbreviated Indication(s)'] || 'not stated',
        },
      },
    ];
  });
