const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const DESCRIPTIONS = {
  400: ['BadRequest', 'The request is not valid; `errors` names each field and the rule it breaks.'],
  401: ['Unauthenticated', 'No token or key that is valid was sent. Says no more of why.'],
  403: ['Forbidden', 'The roles of the token or key do not open this.'],
  404: ['NotFound', 'There is no such thing, as of the dates asked.'],
  409: ['Conflict', 'It contradicts what is recorded; `contradicts` names the event. Nothing was recorded.'],
  413: ['TooLarge', 'The body is too large.'],
  415: ['UnsupportedMediaType', 'The body is of a media type that is not read here.'],
  422: ['Unprocessable', 'It was understood and cannot be done.'],
  429: ['TooManyRequests', 'The address or the actor asks too much; `Retry-After` says when to ask again.'],
  503: ['Unavailable', 'It cannot be done now; `Retry-After` says when to try again. Nothing was recorded.'],
} as const satisfies Record<number, readonly [name: string, description: string]>;

const FAULT = 'Fault';
const RETRY = {
  headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
};

const CHALLENGE = {
  headers: { 'WWW-Authenticate': { description: 'As RFC 6750 has it.', schema: { type: 'string' } } },
};

/** Responses that are problems, by the name under which operations refer to them. */
export const PROBLEM_RESPONSES: Readonly<Record<string, object>> = {
  ...Object.fromEntries(
    Object.entries(DESCRIPTIONS).map(([status, [name, description]]): [string, object] => [
      name,
      {
        description,
        content,
        ...((status === '429' || status === '503') && RETRY),
        ...(status === '401' && CHALLENGE),
      },
    ]),
  ),
  [FAULT]: { description: 'Any other fault.', content },
};

const ref = (name: string) => ({ $ref: `#/components/responses/${name}` });

/**
 * Responses of an operation that lists its problems' statuses.
 * @throws TypeError for a status that has no description here
 */
export function problemResponses(statuses: readonly number[]): Record<string, object> {
  const responses = statuses.map((status) => {
    const described = DESCRIPTIONS[status as keyof typeof DESCRIPTIONS] as
      readonly [string, string] | undefined;
    if (!described) throw new TypeError(`no problem is described for status ${status}`);
    return [String(status), ref(described[0])] as const;
  });
  return { ...Object.fromEntries(responses), default: ref(FAULT) };
}
