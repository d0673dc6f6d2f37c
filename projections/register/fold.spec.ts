import { epochDay } from '#events/edtf.js';
import { approval, corrected, idOf, registered, retracted } from '../log.fixture.js';
import { accepted, applications, folded, products, stageOf } from './register.fixture.js';

describe('the rows of a fact', () => {
  it('follow its date, its fields, its product and its retraction, and stay as they were at earlier positions', () => {
    const register = folded(
      registered('p'),
      registered('q'),
      accepted,
      corrected(3, { effectiveOn: '2027-01-01' }),
      corrected(3, { effectiveOn: '2024-02-01', productId: 'q' }),
      corrected(3, { data: { applicationKind: 'BLA', applicationId: 'b c' } }),
      retracted(3),
      retracted(7),
    );
    const at = (position: number) => [
      stageOf(register, 'p', position),
      stageOf(register, 'q', position),
      ...applications(register, {}, position),
    ];
    expect(at(3)).toEqual(['trial-application-accepted', 'registered', 'p a']);
    expect(at(4)).toEqual(['registered', 'registered']);
    expect(at(5)).toEqual(['registered', 'trial-application-accepted', 'q a']);
    expect(at(6)).toEqual(['registered', 'marketing-application-accepted', 'q b c']);
    expect(at(7)).toEqual(['registered', 'registered']);
    expect(at(8)).toEqual(at(6));
    expect(register.streamsOf('product-q')).toEqual(['product-q', 'product-p']);
    expect(register.streamsOf('product-p')).toEqual(['product-p']);
  });

  it('are remade from what was first recorded, and keep what no correction names', () => {
    const register = folded(
      registered('p', 'Ａ', 'B'),
      approval('MarketingApproved', '2024-03', { applicationId: 'a b', approvalKind: 'full' }),
      {
        type: 'DesignationGranted',
        on: '../2024-01-18',
        data: { designationId: 'd', agency: 'FDA', kind: 'RMAT' },
      },
      corrected(1, { source: { title: 'Better' } }),
      corrected(2, { announcedOn: '2025' }),
      corrected(3, { announcedOn: '2025' }),
      corrected(3, { effectiveOn: '2024-01-18/..' }),
    );
    const { columns, length } = register.rows;
    const row = (at: number) =>
      [
        columns.type,
        columns.agency,
        columns.lane,
        columns.application,
        columns.detail,
        columns.earliest,
        columns.latest,
      ].map((column) => column.at(at));
    expect(length).toBe(7);
    expect(row(3)).toEqual(row(0));
    expect(row(4)).toEqual(row(1));
    expect(row(5)).toEqual(row(2));
    expect(row(6).slice(0, 5)).toEqual(row(2).slice(0, 5));
    expect(row(6).slice(5)).toEqual([epochDay('2024-01-18'), 0x7fffffff]);
    expect(products(register, { search: 'a' })).toEqual(['p']);
    expect(applications(register)).toEqual(['p a b']);
  });

  it('cannot be made for a record about nothing', () => {
    expect(() => folded(registered(), retracted(9))).toThrow(`names ${idOf(9)}, which is not in the log`);
  });
});
