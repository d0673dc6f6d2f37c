import { NO_STREAM } from '../../src/event-store/event-store.js';
import type { MakeStore } from './fixture.js';
import { event, logOf, recordedAs, useStore } from './fixture.js';

const NAMES = [
  'product-0b5f2f1c-6a3e-4d0c-9a77-4f0d3c2b8e19',
  'with a space ',
  ' with a space',
  'tab\tand\nline',
  '100%',
  '%_',
  '%2F',
  '*',
  'a/b\\c',
  '../../etc/passwd',
  `it's "quoted" \`thrice\``,
  `'); DROP TABLE events; --`,
  '$all',
  '$$meta',
  '$ce-product',
  '恩沃利单抗',
  'é',
  'e\u0301',
  'É',
  '💊🧪',
  'مرحبا',
  '\u200bzero width',
  'nul\u0000inside',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '0',
  '00',
  'x'.repeat(400),
  '药'.repeat(400),
];

const TEXTS = [
  '',
  'plain',
  '替雷利珠单抗注射液',
  '💊 𝒳 👩‍🔬',
  'e\u0301 is not é',
  '"quoted" and \\ back',
  'line\nfeed\r\nand\ttab',
  '\u0000\u0001\u001f\u007f\u0080\u2028\u2029\ufeff\uffff',
  '</script><!--',
  '%s %d {} $1 ${x}',
];

export function fidelityContract(makeStore: MakeStore): void {
  const store = useStore(makeStore);

  it.each(NAMES.map((name) => [name]))('keeps a stream called %j apart', async (stream) => {
    for (const other of NAMES.filter((name) => name !== stream)) {
      await store().append({ stream: other, expectedRevision: NO_STREAM, events: [event()] });
    }
    const own = [event({ stream }), event()];
    await store().append({ stream, expectedRevision: NO_STREAM, events: own });
    const recorded = recordedAs(stream, own, NAMES.length);
    expect(await store().readStream(stream)).toEqual(recorded);
    expect(await logOf(store(), NAMES.length - 1)).toEqual(recorded);
    await expect(
      store().append({ stream, expectedRevision: NO_STREAM, events: [event()] }),
    ).rejects.toMatchObject({ stream, actual: 1 });
  });

  it('keeps bodies to the byte', async () => {
    const numbers = [0, -0, 1e21, 1e-7, 0.1, 2 ** 53, -1.5e300];
    const own = [...TEXTS.map((text) => event({ [`key ${text}`]: null, text })), event({ numbers })];
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: own });
    const recorded = recordedAs('product-1', own);
    expect(await store().readStream('product-1')).toEqual(recorded);
    expect(await logOf(store())).toEqual(recorded);
    expect(await store().readPositions([3])).toEqual([recorded[2]]);
  });

  it('keeps bodies of 500 kB', async () => {
    const own = Array.from({ length: 60 }, (_, n) => event({ n, text: '药💊x'.repeat(62_500) }));
    for (const [i, one] of own.entries()) {
      expect(Buffer.byteLength(one.body)).toBeGreaterThan(500_000);
      await store().append({ stream: 'product-1', expectedRevision: i - 1, events: [one] });
    }
    const recorded = recordedAs('product-1', own);
    expect(await logOf(store())).toEqual(recorded);
    expect(await store().readStream('product-1', 58)).toEqual(recorded.slice(58));
  });
}
