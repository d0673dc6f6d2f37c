import { CATALOGUE, definitionOf, EVENT_TYPES, familyOf, laneOf } from './catalogue.js';
import { prepareValidators } from './validation.js';

describe('the catalogue', () => {
  it.each(CATALOGUE.map((definition) => [definition.type, definition] as const))(
    'names %s in English and Chinese, and in the past tense',
    (type, { label, version }) => {
      expect(label.en).toMatch(/^[A-Z][a-z]+[a-z -]*$/);
      expect(label.zh).toMatch(/^\p{Script=Han}+$/u);
      expect(type).toMatch(/^[A-Z][A-Za-z]+(ed|Set|Split|Taken|Withdrawn)$/);
      expect(version).toBeGreaterThanOrEqual(1);
      expect(definitionOf(type)?.type).toBe(type);
    },
  );

  it('has each type once', () => {
    expect(new Set(EVENT_TYPES).size).toBe(CATALOGUE.length);
  });

  it('knows no other type', () => {
    expect(definitionOf('ProductLaunched')).toBeUndefined();
    expect(familyOf('ProductLaunched')).toBeUndefined();
    expect(definitionOf('constructor')).toBeUndefined();
  });

  it('has schemas that compile', () => {
    expect(prepareValidators).not.toThrow();
  });
});

describe('the lane of an event', () => {
  const data = { applicationId: 'app', approvalId: 'apv', designationId: 'des', trialId: 'tri' };

  it.each([
    ['application', 'application', 'app'],
    ['designation', 'designation', 'des'],
    ['marketing', 'approval', 'apv'],
  ] as const)('of the %s family is its %s', (family, kind, id) => {
    const types = CATALOGUE.filter((definition) => definition.family === family);
    expect(types.length).toBeGreaterThan(0);
    for (const { type } of types) expect(laneOf({ type, data })).toEqual({ kind, id });
  });

  it('of the trial family is the trial where it names one, and the application where an agency decides on it', () => {
    expect(laneOf({ type: 'ClinicalTrialStarted', data: { trialId: 'tri' } })).toEqual({
      kind: 'trial',
      id: 'tri',
    });
    expect(laneOf({ type: 'ClinicalHoldPlaced', data: { applicationId: 'app' } })).toEqual({
      kind: 'application',
      id: 'app',
    });
  });

  it.each(['ProductRegistered', 'ForecastStated', 'GuidelinePublished', 'EventCorrected', 'ProductLaunched'])(
    'is none for %s',
    (type) => {
      expect(laneOf({ type, data })).toBeUndefined();
    },
  );

  it('is none where the field that names it is not there', () => {
    expect(laneOf({ type: 'ApplicationAccepted', data: {} })).toBeUndefined();
    expect(laneOf({ type: 'MarketingApproved', data: { applicationId: 'app' } })).toBeUndefined();
  });

  it('is named by a field that every event of a laned family must carry', () => {
    for (const { type, family, data: schema } of CATALOGUE) {
      const required: readonly string[] = schema.required ?? [];
      if (family === 'application')
        expect([type, required]).toEqual([type, expect.arrayContaining(['applicationId', 'agency'])]);
      if (family === 'designation')
        expect(required).toEqual(expect.arrayContaining(['designationId', 'agency', 'kind']));
      if (family === 'marketing') expect(required).toEqual(expect.arrayContaining(['approvalId', 'agency']));
      if (family === 'trial')
        expect(required.includes('trialId') || required.includes('applicationId')).toBe(true);
    }
  });
});
