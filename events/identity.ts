import { defineEvent } from './definition.js';
import { listOf, oneOf, optional, record, slug, text } from './fields.js';

/** Who a product is: registered under names, known by more, merged into another, split into several. */
const identity = { family: 'identity', subject: 'product', dated: 'optional', version: 1 } as const;

export const NAME_KINDS = ['inn', 'brand', 'code', 'transliteration', 'description', 'misspelling'] as const;

export const ProductName = record({
  text: text(300, 'The name.', { examples: ['艾米迈托赛注射液'] }),
  kind: oneOf(NAME_KINDS, 'Kind of name.'),
  lang: optional(text(35, 'Language, BCP 47.', { examples: ['zh'] })),
});

export const THERAPY_GROUPS = [
  'somatic-cell-therapy',
  'stem-cell-therapy',
  'oncolytic-microorganism',
  'gene-therapy',
  'therapeutic-vaccine',
  'none',
] as const;

/** A class under a named, versioned scheme; schemes stand side by side. */
export const Classification = record({
  scheme: text(100, 'Scheme and its version.', { examples: ['CDE-ATMP-draft-2025'] }),
  value: text(200, 'The class.', { examples: ['CTMP'] }),
});

export const ProductRegistered = defineEvent({
  ...identity,
  type: 'ProductRegistered',
  label: { en: 'Product registered', zh: '产品登记' },
  data: record({
    names: listOf(ProductName, 50, 'Names it is known by; the first is shown.'),
    sponsor: optional(text(300, 'Who develops it.', { examples: ['Platinum Life Excellence Biotech'] })),
    modality: optional(text(300, 'What it is.', { examples: ['umbilical cord mesenchymal stromal cells'] })),
    therapyGroup: optional(oneOf(THERAPY_GROUPS, 'Therapy group, five-group scheme.')),
    subgroup: optional(text(200, 'Subgroup within the therapy group.', { examples: ['CAR-T'] })),
    target: optional(text(200, 'Molecular target.', { examples: ['CD19'] })),
    classifications: optional(listOf(Classification, 20, 'Classes under other schemes.')),
  }),
});

export const AliasAsserted = defineEvent({
  ...identity,
  type: 'AliasAsserted',
  label: { en: 'Alias asserted', zh: '别名' },
  data: record({ name: ProductName, note: optional(text(2000, 'What the source leaves open.')) }),
});

export const AliasRetracted = defineEvent({
  ...identity,
  type: 'AliasRetracted',
  label: { en: 'Alias retracted', zh: '撤回别名' },
  data: record({ name: text(300, 'The name that is no longer claimed.') }),
});

export const ProductMerged = defineEvent({
  ...identity,
  type: 'ProductMerged',
  label: { en: 'Product merged', zh: '产品合并' },
  data: record({ into: slug('The product that goes on; it takes over this one’s events.') }),
});

export const ProductSplit = defineEvent({
  ...identity,
  type: 'ProductSplit',
  label: { en: 'Product split', zh: '产品拆分' },
  data: record({ into: listOf(slug('A product.'), 20, 'The products that were held to be one.') }),
});

export const IDENTITY = [
  ProductRegistered,
  AliasAsserted,
  AliasRetracted,
  ProductMerged,
  ProductSplit,
] as const;
