/** Product by the product it went into. @param facts in force for certain, in the world's order: a later merge holds */
export function mergesAmong(facts) {
  const into = new Map();
  for (const { type, productId, data } of facts)
    if (type.type === 'ProductMerged') into.set(productId, data.into);
  return into;
}

/** The steps of a merged product to the one that goes on for it; a circle ends where it closes. */
export function pathOf(productId, into) {
  const path = [productId];
  const seen = new Set();
  for (let at = productId, next; !seen.has(at) && (next = into.get(at)) !== undefined; at = next) {
    seen.add(at);
    path.push(next);
  }
  return path;
}

export const survivorOf = (productId, into) =>
  into.has(productId) ? pathOf(productId, into).at(-1) : productId;
