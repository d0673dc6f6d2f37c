/**
 * Where an issuer publishes its keys (OpenID Connect Discovery 1.0 §4).
 * @throws Error where it does not say so, or names itself otherwise
 */
export async function discoverKeys(issuer: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal,
    redirect: 'error',
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`its discovery document answers ${response.status}`);
  const said = (await response.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  if (said.issuer !== issuer)
    throw new Error(`its discovery document is of another issuer, ${JSON.stringify(said.issuer)}`);
  const { jwks_uri: keys } = said;
  if (typeof keys !== 'string' || !/^https?:/.test(keys) || !URL.canParse(keys))
    throw new Error('its discovery document names no jwks_uri');
  return keys;
}
