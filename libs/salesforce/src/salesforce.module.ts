import { Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { BulkQuery } from './bulk-query.service.js';
import { ConnectionRetries } from './connection-retries.service.js';
import { OrgSession } from './org-session.service.js';
import { SalesforceConnections } from './salesforce-connections.service.js';
import { SalesforceDiagnosis } from './salesforce-diagnosis.service.js';
import { SalesforceMetrics } from './salesforce-metrics.service.js';
import { SalesforceOrg } from './salesforce-org.service.js';
import { BrowserSignIn } from './sign-in/browser-sign-in.service.js';
import { ConnectionSecrets } from './sign-in/connection-secrets.service.js';
import { Grants } from './sign-in/grants.service.js';
import { OrgIdentifier } from './sign-in/org-identifier.service.js';
import { NewConnections } from './sign-in/new-connections.service.js';
import { SessionRenewals } from './sign-in/session-renewals.service.js';
import { SessionTokens } from './sign-in/session-tokens.service.js';
import { TokenEndpoint } from './sign-in/token-endpoint.service.js';
import { ApiUsageTracker } from './api-usage-tracker.service.js';
import { HttpClient } from './http/http-client.js';
import { DEFAULT_HTTP_OPTIONS, HTTP_OPTIONS } from './http/http-options.js';

/** Idle connections to the org keep no process alive, but are given back in order. */
@Injectable()
class HttpEnd implements OnApplicationShutdown {
  constructor(@Inject(HttpClient) private readonly http: HttpClient) {}

  onApplicationShutdown(): void {
    this.http.close();
  }
}

@Module({
  providers: [
    { provide: HTTP_OPTIONS, useValue: DEFAULT_HTTP_OPTIONS },
    { provide: HttpClient, useFactory: () => new HttpClient() },
    HttpEnd,
    TokenEndpoint,
    Grants,
    OrgIdentifier,
    ConnectionSecrets,
    NewConnections,
    BrowserSignIn,
    SessionTokens,
    SessionRenewals,
    ApiUsageTracker,
    SalesforceMetrics,
    OrgSession,
    BulkQuery,
    SalesforceOrg,
    SalesforceConnections,
    SalesforceDiagnosis,
    ConnectionRetries,
  ],
  exports: [ConnectionRetries, SalesforceOrg, SalesforceConnections, SalesforceDiagnosis],
})
export class SalesforceModule {}
