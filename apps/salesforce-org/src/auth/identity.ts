import { createHmac } from 'node:crypto';
import { type Exchange } from '../http/exchange.js';
import { json, type Reply } from '../http/reply.js';
import { type Org } from '../org.js';
import { type Session } from './sessions.js';

function userId(org: Org, user: number): string {
  return org.store.table('User').codec.encode(user);
}

function identityUrl(org: Org, user: number): string {
  return `${org.url}/id/${org.orgId}/${userId(org, user)}`;
}

/** The body of a successful token request. There is no expires_in: session length is the org's policy. */
export function tokenBody(org: Org, session: Session, refreshToken: string | undefined): Record<string, string> {
  const id = identityUrl(org, session.user);
  const issued = String(org.now());
  return {
    access_token: session.accessToken,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    signature: createHmac('sha256', org.clientSecret)
      .update(id + issued)
      .digest('base64'),
    scope: session.scope.join(' '),
    instance_url: org.url,
    id,
    token_type: 'Bearer',
    issued_at: issued,
  };
}

function urls(org: Org, user: number): Record<string, string> {
  const data = `${org.url}/services/data/v{version}/`;
  return {
    rest: data,
    sobjects: `${data}sobjects/`,
    query: `${data}query/`,
    search: `${data}search/`,
    recent: `${data}recent/`,
    profile: `${org.url}/${userId(org, user)}`,
  };
}

export function userinfo({ org, session }: Exchange): Reply {
  const { user } = session;
  const read = (key: string): string => String(org.store.table('User').value(user, key) ?? '');
  return json({
    sub: identityUrl(org, user),
    user_id: userId(org, user),
    organization_id: org.orgId,
    preferred_username: read('Username'),
    nickname: read('Alias'),
    name: read('Name'),
    email: read('Email'),
    email_verified: true,
    given_name: read('FirstName'),
    family_name: read('LastName'),
    zoneinfo: 'America/Los_Angeles',
    photos: {},
    profile: `${org.url}/${userId(org, user)}`,
    active: org.isActive(user),
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    utcOffset: -28_800_000,
    updated_at: new Date(org.now()).toISOString(),
    is_app_installed: true,
    is_salesforce_integration_user: user === org.runAsUser,
    urls: urls(org, user),
  });
}

export function identity({ org, session }: Exchange): Reply {
  const { user } = session;
  const read = (key: string): string => String(org.store.table('User').value(user, key) ?? '');
  return json({
    id: identityUrl(org, user),
    asserted_user: true,
    user_id: userId(org, user),
    organization_id: org.orgId,
    username: read('Username'),
    nick_name: read('Alias'),
    display_name: read('Name'),
    email: read('Email'),
    email_verified: true,
    first_name: read('FirstName'),
    last_name: read('LastName'),
    timezone: 'America/Los_Angeles',
    active: org.isActive(user),
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    utcOffset: -28_800_000,
    last_modified_date: new Date(org.now()).toISOString(),
    is_app_installed: true,
    urls: urls(org, user),
  });
}
