import { Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { BulkQuery } from './bulk-query.service.js';
import { OrgSession } from './org-session.service.js';
import { SalesforceConnections } from './salesforce-connections.service.js';
import { SalesforceDiagnosis } from './salesforce-diagnosis.service.js';
import { SalesforceOrg } from './salesforce-org.service.js';
import { BrowserSignIn } from './sign-in/browser-sign-in.service.js';
import { ConnectionSecrets } from './sign-in/connection-secrets.service.js';
import { Grants } from './sign-in/grants.service.js';
import { Introduction } from './sign-in/introduction.service.js';
import { NewConnections } from './sign-in/new-connections.service.js';
import { SessionTokens } from './sign-in/session-tokens.service.js';
import { TokenEndpoint } from './sign-in/token-endpoint.service.js';
import { UsageWatch } from './usage-watch.service.js';
import { HttpWire } from './wire/http-wire.js';
import { DEFAULT_WIRE_OPTIONS, WIRE_OPTIONS } from './wire/wire-options.js';

/** Idle connections to the org keep no process alive, but are given back in order. */
@Injectable()
class WireEnd implements OnApplicationShutdown {
  constructor(@Inject(HttpWire) private readonly wire: HttpWire) {}

  onApplicationShutdown(): void {
    this.wire.close();
  }
}

@Module({
  providers: [
    { provide: WIRE_OPTIONS, useValue: DEFAULT_WIRE_OPTIONS },
    { provide: HttpWire, useFactory: () => new HttpWire() },
    WireEnd,
    TokenEndpoint,
    Grants,
    Introduction,
    ConnectionSecrets,
    NewConnections,
    BrowserSignIn,
    SessionTokens,
    UsageWatch,
    OrgSession,
    BulkQuery,
    SalesforceOrg,
    SalesforceConnections,
    SalesforceDiagnosis,
  ],
  exports: [SalesforceOrg, SalesforceConnections, SalesforceDiagnosis],
})
export class SalesforceModule {}
