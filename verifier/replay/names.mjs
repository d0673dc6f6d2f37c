import { mergesAmong, pathOf } from './merges.mjs';

/**
 * Names that are claimed and not taken back since: those of the product's own registration first, then in the order
 * in which they were recorded. What is taken back of a product is so for those that had gone into it, too.
 */
export function namesAmong(registration, facts, isCertain) {
  const recorded = facts.filter(({ type }) => CLAIMS.has(type.type)).sort((a, b) => a.position - b.position);
  const retractions = recorded.filter((fact) => fact.type.type === 'AliasRetracted' && isCertain(fact));
  const into = retractions.length > 0 ? mergesAmong(facts.filter(isCertain)) : new Map();
  const isTakenBack = (name, claim) =>
    retractions.some(
      ({ data, position, productId }) =>
        data.name === name && position > claim.position && pathOf(claim.productId, into).includes(productId),
    );
  const names = new Set();
  for (const claim of [registration, ...recorded.filter((fact) => fact !== registration)])
    for (const { text } of claimedBy(claim)) if (!isTakenBack(text, claim)) names.add(text);
  return [...names];
}

const CLAIMS = new Set(['ProductRegistered', 'AliasAsserted', 'AliasRetracted']);

function claimedBy({ type, data }) {
  if (type.type === 'ProductRegistered') return data.names;
  return type.type === 'AliasAsserted' ? [data.name] : [];
}
