import { ask } from './client.mjs';

const source = { title: 'Mixed load' };
const AGENCIES = ['NMPA', 'FDA', 'EMA', 'PMDA'];
const NEXT = ['register', 'file', 'accept', 'correct'];

/** What is stated of one product after the other, each once its predecessor is acknowledged; a refused one is stated again. */
export class Statements {
  /** Id to receipt, of every event that was acknowledged. */
  acknowledged = new Map();
  /** Products that are registered. */
  products = [];
  #ready = [];
  #begun = 0;

  constructor(url, random) {
    this.url = url;
    this.random = random;
  }

  /** Sends the next statement. @returns how it was answered, with the receipt where it was acknowledged */
  async send() {
    const course = this.#ready.shift() ?? this.#newCourse();
    const step = NEXT[course.step];
    const { path, body } = this[step](course);
    const answer = await ask(`${this.url}/${path}`, { method: 'POST', body, wanted: true });
    const done = answer.status === 201 || answer.status === 200;
    const receipt = done ? JSON.parse(answer.text) : undefined;
    if (receipt) {
      this.acknowledged.set(receipt.eventId, receipt);
      course.last = receipt.eventId;
      course.step++;
      if (step === 'register') this.products.push(course.productId);
    }
    if (course.step < NEXT.length) this.#ready.push(course);
    return { ...answer, kind: step, receipt };
  }

  #newCourse() {
    const n = this.#begun++;
    const year = 2020 + (n % 6);
    const day = () =>
      `${year}-${String(1 + Math.floor(this.random() * 6)).padStart(2, '0')}-${10 + (n % 18)}`;
    const application = { applicationId: 'a', agency: AGENCIES[n % AGENCIES.length], applicationKind: 'IND' };
    return { productId: `load-${n}`, application, filedOn: String(year), acceptedOn: day(), step: 0 };
  }

  register({ productId }) {
    const names = [{ text: `Product ${productId}`, kind: 'code' }];
    return { path: 'products', body: { productId, source, names } };
  }

  file({ productId, application, filedOn }) {
    return { path: `products/${productId}/filings`, body: { effectiveOn: filedOn, source, ...application } };
  }

  accept({ productId, application, acceptedOn }) {
    return {
      path: `products/${productId}/acceptances`,
      body: { effectiveOn: acceptedOn, source, ...application },
    };
  }

  correct({ last, acceptedOn }) {
    const reason = { code: 'transcription-error', text: 'The list gives another month.' };
    return {
      path: `events/${last}/correction`,
      body: { source, reason, changes: { effectiveOn: acceptedOn.slice(0, 7) } },
    };
  }
}
