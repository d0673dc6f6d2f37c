import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { TSchema } from '@sinclair/typebox';
import { canonicalEvent, canonicalJson } from './canonical.js';
import { CATALOGUE, definitionOf } from './catalogue.js';
import type { Envelope } from './envelope.js';
import { eventIdOf } from './event-id.js';
import { upcast } from './upcast.js';
import { recordedIssues } from './validation.js';

/**
 * One recorded event of each type and version, as it lies in stores, and one that somebody approved. They are never edited: a change that makes one
 * of these tests fail has changed the storage format, and needs a new version and an upcaster instead.
 */
const folder = join(__dirname, 'golden');
const files = readdirSync(folder).sort();
const golden = new Map(
  files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Envelope]),
);
/**
 * SHA-256 of each golden event's canonical JSON: the storage format, frozen. A line is added for a new type or
 * version; none is ever changed.
 */
const FROZEN: Readonly<Record<string, string>> = {
  'AliasAsserted.v1.json': '97f27e7ef9d21c99530453942b01d6101f8798f6c30893a9c65b7b4a18d2a51c',
  'AliasRetracted.v1.json': '2f623bbef214c1166444e4820ced587db78a5262af3d599e02146cff0e325e36',
  'ApiKeyIssued.v1.json': 'd4cfb823e2ba8bc5eaa7b71fb54e5d73d0cdbadf031c51abb6a598b9e9560cf8',
  'ApiKeyRevoked.v1.json': 'c32f2cfc2ca84a9a0f8f316b4f44048258930bb940bc7d3cbc35043820695a30',
  'ApplicationAccepted.v1.json': '13b8e3413edae68556af5473b4a4ecaa8834490149b9a3b30d3c2ae1fc1cdc8a',
  'ApplicationFiled.v1.json': '183d0ecbab727a9b4dfd11e8a448b7807ea0fe06aa421a9def8c10ba1675ec81',
  'ApplicationNotAccepted.v1.json': '106de47785c8c2a9d182e2e07163db7f3a1e17963e605c39603cac830cfb5287',
  'ApplicationReceived.v1.json': '5728687253d3ffcbcc0621e6ea452b379cc97e7094ddd9c407d204d22edc8a84',
  'ApplicationRefused.v1.json': 'c8a098ef48e5432b1311ec946c5b381d824f25f1a91aa2fcb2c79fb703d51e82',
  'ApplicationResubmitted.v1.json': 'c888ba7343d0c8a17ebd73afc8cfe52702885d08dc396c0b05b215bad3192a7a',
  'ApplicationSubmitted.v1.json': 'f3635946aa41e0d76b088a83ef833cdcb114b8c015b998c07c7c8dd98d88b2a6',
  'ApplicationTerminated.v1.json': 'e88924f6dc54d0ca46f43b3ca3a0468d7e373126c0594eb66b1357d5a1b55325',
  'ApplicationWithdrawn.v1.json': '388457f14e50bc4942dbbfd1e0cb0efdee0d79071783245aa06f1ff812f645ab',
  'ApprovalConverted.v1.json': '2b4bf6c4c05e5dd9d811f5bbc109bd4f42a089b2a93a8070bbaab455feeebaf3',
  'ApprovalRenewed.v1.json': '53216f35d08c06cbe61d08a5ac95b3f2fba0901d3440946df3288bdc93ef9ccb',
  'ApprovalSuspended.v1.json': '5ed1c08d6cc79fbad6c873410fa0b338fa26bd4f2efb6b1d483a6873e4d711c2',
  'ApprovalWithdrawn.v1.json': 'a3b240bcc9e93b8fb1b6caa2f3c15cc1feb4a1a628dbb8db0d18211349df5b24',
  'ClinicalHoldLifted.v1.json': 'b5fc8fe813f345b3681f3c71cd566a893792725f6d57c779f3cb9a09d9eb1dda',
  'ClinicalHoldPlaced.v1.json': '4b425a8757a837932a3b3cc44ba214d40fff9fe4e312a361e0e97b53fae20697',
  'ClinicalTrialApproved.v1.json': 'ffc6bdace27cb0162eb5469797151c3e0449c281a9274a8e51aeef706b712820',
  'ClinicalTrialCompleted.v1.json': '046ddcbcd6fa27e686a464bf6684bc2ab44ee0585c40ab509e114ff378893c07',
  'ClinicalTrialRefused.v1.json': 'bac73a71d1e4f8e78fe640a9123e3f17e66963e06f4b5c8d4a9bb57e7b8295ee',
  'ClinicalTrialRegistered.v1.json': '552e97c8da3496fff595282b18a0506554d0d1a224f50b111ab15be45ee698aa',
  'ClinicalTrialStarted.v1.json': 'd1aae37800ef67ae1d5e3eb7d00fd757e81bfa48df054bc79c2e2f52e58251f6',
  'ClinicalTrialTacitlyApproved.v1.json': '4e47d6ce93ac63682b873e21befc657689a5cb239d6299c2d55f4b39d6325b17',
  'ClockResumed.v1.json': 'bb3af2cefe71d5862140865b5b2e7a6e613e4e064dc5b9faf6c1f01f2a7b0ef8',
  'ClockStopped.v1.json': 'b028bf9e136afb38f0cc1bd169799787e2d0f82612870decf5eca1eaab4d8555',
  'CompleteResponseIssued.v1.json': 'a6dafe0858b63ece44e2376d8717cec1c9b1c3771d5cc80bf803196931bb51c5',
  'ConditionFulfilled.v1.json': 'd30b0c323b0edd0ab7c9e22e400eefa62020e73b81295427c7491a37d1caa609',
  'ConditionImposed.v1.json': '79bc73f72ebddd44866390bc39abdeced3652f597f83ae7f756537eb7fac1dd9',
  'DesignationDenied.v1.json': 'c62bb95fbdd11bbe455ace1bf5cb66be9b747b260635d7fe58114c89ff46f7dc',
  'DesignationGranted.v1.json': '719765531dbe310c49e42d7826cedec39f15cce89c5bc232031c0b5177d4f9c2',
  'DesignationProposed.v1.json': '2ad32bc89a102211b9ace726e586f13f59bfbf1b61cd5a52635a6071f3e58bfd',
  'DesignationRequested.v1.json': '2be74521b2ef518ac6266be41d1885d73de3679a2be0ef04c8599eae05852d3b',
  'DesignationRescinded.v1.json': '7c7afe6b77d97b9b20232de25200af140a1aac4ea3fa416f72e8c6f43ec28edc',
  'EventCorrected.v1.json': 'c51ace0e4611f4579eb634927bc9493814175c8a33e5de927b6a9ba603e14224',
  'EventRetracted.v1.json': 'db0c2cee3e40d2d1f9fd130461fd20f64a252a16e0b30b6d1d5f623ee06466cd',
  'EventRetracted.v1.approved.json': '51da1dc997398c2c097eeeff7d197a4d853250c1699eac85dfefba64d14fa7ad',
  'ForecastStated.v1.json': '7a21b80e7548b7f8f5b2da63aae0229a30ac394fd163f651ac8649bd2740690a',
  'GoalDateChanged.v1.json': 'aa54f8d973364ea1a390d3ba86716175cdf1b4cf3e8349efc55b54eaba4877c9',
  'GoalDateSet.v1.json': '14b3c9f8a659a28ef04efd68c096417f69532711f41d4fcf6807f9e75a3058c4',
  'GuidelinePublished.v1.json': '74f574817070fa81831a90d80065d2dd851b10bc2a365fcf2fe84d046f360e7e',
  'HolderTransferred.v1.json': 'f93402f40c1f1c462944a008aeaa6e9cc675607e7af37f4728cef1db505a3113',
  'IndicationApproved.v1.json': '51dd349fd3880881d0caf57196a631cd430a034105a41e504ea5a157dcb6d823',
  'InvestigatorInitiatedTrialReported.v1.json':
    '7142fc4cca812149fba71bcb194e34d34b9d6e5e148a55137aa205c11ddf1003',
  'MarketingApproved.v1.json': 'b6e75f4b84096de6c62174a263475183bf1c18562ffd3bca73ed80507254b4f6',
  'OpinionAdopted.v1.json': '3945f28f817aa87d1b3869667a8d407f17f9620c266e057cb595127a6d9dcdbf',
  'PolicyConsultationOpened.v1.json': '3161642459bb6ef6dedaa7ee43ba87477e39787ab41a72b1ccf4c1bd2454b0d9',
  'PolicyIssued.v1.json': 'cc3499d8dbe38b08bb44f7b35837eaefb2f2919e9b9a0d51b5bb09ef241d26b6',
  'ProductMerged.v1.json': 'fcb11c7d2b239211a15425ddd3c402c1291a7d7872612d73ef3cabe166c81c39',
  'ProductRegistered.v1.json': '2d1eba17dec5b9dd5755b4c96690e9e8496ada797e18813b44d5973fc6a88512',
  'ProductSplit.v1.json': 'c206ab91a037cca7beafab3f4e69415d611572bfb56cc179b3188796858e826b',
  'RegisterExported.v1.json': 'e69858f504dbefead5280efb4e7ea0139bc8bdb9abc4f67af53acfa96191be1a',
  'ReviewClockEnacted.v1.json': '1382f4ae0bcc5c6ca84d391faeb8b62a370e7d3cfabb055c23e2acf3c53f946d',
  'ReviewExtended.v1.json': 'd4061c5b8e5d4c8b087571267f3338037cb4b03a23c937f60f3e593d05df3614',
  'ReviewPathwayAssigned.v1.json': 'd9da806a1c49c55e6ea806a5bbcdddddb0e9b51c3cfd111cc8c3a5253203b005',
  'ReviewPathwaySwitched.v1.json': '950a0fdcf3501ba93118d090dabd51a73f0ef5b31df731311dea3aeb0bc80fc4',
  'RevisionDeclined.v1.json': '5ebcd5e8bbfa4605ae8e6873cae7ffcee113a6e306b05ae2f5ff5fff743e8041',
  'RevisionProposed.v1.json': 'c8489ce41c551792d887e5b56dab2e8efa4cd4a378fecf9bfbe844ce53beba88',
  'RevisionWithdrawn.v1.json': 'a94ed7a3741182fcaa69ed24799ce8e91b478d0b3fe10750e964b4cd2ffb9ca1',
  'SigningKeyIntroduced.v1.json': '230b93d076bb1aecef7f00b2805a2d3f85378568dc114cdff8eb108e9064e18b',
  'SigningKeyRetired.v1.json': 'ed3a8d4de977093a34b4cfbd140873a64681ff288dc4d03c61c9dcfc528c1951',
  'SourceListingEnded.v1.json': '209cc9789db89185a670b82f00edb531db1fe302e6c99f085bfa41aa757587b9',
  'SourceListingResumed.v1.json': '1abac0746c8e9581fe12399cbb380b65b067458928cb59229ca95445be4b60bd',
  'SourceMatchDecided.v1.json': '343c4123a02fd9c7063f96f47227555d0cfdfdc3bd8cdcad914e47df7d2e832c',
  'SourceMatchProposed.v1.json': 'e9d9088fc62325eb2bceacb680005136d4d59c4ff47943b2a4edf3e8be86293a',
  'SourceSnapshotTaken.v1.json': 'd9233c9e0c370a1674d5254663ba6e612f57055487cfc56e10710ed82874f5c6',
  'StatisticReported.v1.json': 'bf29cba7b3399ced55f945f8100fd9136c4facc573f6a37fb182186701211081',
  'SupplementReceived.v1.json': '981204b67c6226c9764f7085e22f3deefb409f45198ebe5444657588c282998a',
  'SupplementRequested.v1.json': '910d42d85b58eab7b8b5a3863e1023eb347a623dfddaa473acdb0737c632408b',
};

const fileOf = (type: string, version: number): string => `${type}.v${version}.json`;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function factOf({ id: _id, recorded: _recorded, ...fact }: Envelope) {
  return fact;
}

function statementOf({
  id: _id,
  productId: _p,
  referenceId: _r,
  trail: _t,
  recorded,
  ...statement
}: Envelope) {
  return { ...statement, ...(recorded.reason && { reason: recorded.reason }) };
}

/** Paths of every field that a schema has, optional ones included; those of list items under `*`. */
function pathsIn(schema: TSchema, at = ''): string[] {
  if (schema['type'] === 'array') return pathsIn(schema['items'] as TSchema, `${at}.*`);
  const properties = schema['properties'] as Record<string, TSchema> | undefined;
  if (!properties) return [at];
  return Object.entries(properties).flatMap(([name, each]) => [
    `${at}.${name}`,
    ...pathsIn(each, `${at}.${name}`),
  ]);
}

function pathsOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, `${at}.*`));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([name, each]) => [
    `${at}.${name}`,
    ...pathsOf(each, `${at}.${name}`),
  ]);
}

describe('the golden events', () => {
  it('are one for each type and version, up to the version written today', () => {
    const expected = CATALOGUE.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, i) => fileOf(type, i + 1)),
    );
    expect(files).toEqual([...expected, 'EventRetracted.v1.approved.json'].sort());
  });

  it('are all frozen', () => {
    expect(Object.keys(FROZEN).sort()).toEqual(files);
  });

  it('have between them every field of the envelope', () => {
    const paths = new Set([...golden.values()].flatMap(({ data: _data, ...envelope }) => pathsOf(envelope)));
    for (const field of [
      'productId',
      'referenceId',
      'trail',
      'effectiveOn',
      'announcedOn',
      'recorded.reason.code',
      'recorded.approvedBy',
    ])
      expect(paths).toContain(`.${field}`);
    for (const field of ['title', 'url', 'publisher', 'publishedOn', 'quote', 'sha256'])
      expect(paths).toContain(`.source.${field}`);
  });

  describe.each([...golden])('%s', (file, event) => {
    it('has the bytes it was recorded with', () => {
      expect(sha256(canonicalEvent(event))).toBe(FROZEN[file]);
    });

    it('is named for its type and version', () => {
      expect(file.replace('.approved', '')).toBe(fileOf(event.type, event.version));
    });

    it('has the id of what it says', () => {
      expect(eventIdOf(factOf(event))).toBe(event.id);
    });

    it('reads back the same from its canonical JSON', () => {
      expect(canonicalJson(JSON.parse(canonicalEvent(event)))).toBe(canonicalEvent(event));
    });

    it('is brought to the version written today, and is valid there', () => {
      const today = upcast(event);
      expect(today.version).toBe(definitionOf(event.type)!.version);
      expect(recordedIssues(statementOf(today))).toEqual([]);
      if (event.version === today.version) expect(isDeepStrictEqual(today, event)).toBe(true);
    });

    it('has every field of its payload, optional ones included', () => {
      const present = new Set(pathsOf(upcast(event).data));
      const { data } = definitionOf(event.type)!;
      expect(pathsIn(data).filter((path) => !path.endsWith('.*') && !present.has(path))).toEqual([]);
    });
  });
});
