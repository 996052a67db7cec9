import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { checkSalesforceHost } from '#identifiers';
import { type Check, type ConnectionView, type Grant, missingCredentials, type WhoMustAct } from '#salesforce';
import type { Across } from '../http/input/dto-members.js';
import { Omittable } from '../http/omittable.js';

const GRANTS = ['web_server', 'client_credentials', 'jwt_bearer'] as const satisfies Grant[];
const SERVER_GRANTS = ['client_credentials', 'jwt_bearer'] as const;
const WHO = ['nobody', 'team_admin', 'salesforce_admin', 'operator'] as const satisfies WhoMustAct[];

const URL_LENGTH_MOST = 500;

const unusableLogin: Across = ({ loginUrl }, { config }) => {
  if (typeof loginUrl !== 'string' || loginUrl.length > URL_LENGTH_MOST) return [];
  const host = checkSalesforceHost(loginUrl, config.salesforce);
  return host.allowed ? [] : [{ path: 'loginUrl', message: host.reason }];
};

export class ConnectBody {
  @ApiProperty({ enum: SERVER_GRANTS })
  @IsIn(SERVER_GRANTS)
  grant!: (typeof SERVER_GRANTS)[number];

  @ApiProperty({ description: 'As in https://acme.my.salesforce.com' })
  @IsString()
  @Length(1, URL_LENGTH_MOST)
  loginUrl!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 500)
  clientId!: string;

  @ApiPropertyOptional({ description: 'For client_credentials' })
  @Omittable()
  @IsString()
  @MaxLength(500)
  clientSecret?: string;

  @ApiPropertyOptional({ description: 'For jwt_bearer: an RSA key as PEM' })
  @Omittable()
  @IsString()
  @MaxLength(20_000)
  privateKey?: string;

  @ApiPropertyOptional({ description: 'For jwt_bearer: the user to act as' })
  @Omittable()
  @IsString()
  @MaxLength(200)
  username?: string;

  static readonly across: Across = (read, circumstances) => [
    ...missingCredentials(read),
    ...unusableLogin(read, circumstances),
  ];
}

export class AuthorizeBody {
  static readonly across = unusableLogin;

  @ApiPropertyOptional({ description: "The service's own login address when left out" })
  @Omittable()
  @IsString()
  @Length(1, URL_LENGTH_MOST)
  loginUrl?: string;
}

export class AuthorizationView {
  @ApiProperty({ description: 'Send the browser there' })
  authorizationUrl!: string;
}

export class ApiUsageView {
  @ApiProperty({ type: 'integer' })
  used!: number;

  @ApiProperty({ type: 'integer' })
  limit!: number;
}

export class ConnectionErrorView {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;

  @ApiProperty({ format: 'date-time' })
  since!: string;

  @ApiProperty({ enum: WHO })
  whoMustAct!: WhoMustAct;
}

export class ConnectionViewDto implements ConnectionView {
  @ApiProperty({ enum: ['disconnected', 'connected', 'needs_attention'] })
  state!: ConnectionView['state'];

  @ApiProperty({ type: String, nullable: true })
  orgId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  orgName!: string | null;

  @ApiProperty({ type: Boolean, nullable: true })
  sandbox!: boolean | null;

  @ApiProperty({ type: String, nullable: true })
  instanceUrl!: string | null;

  @ApiProperty({ type: String, nullable: true })
  username!: string | null;

  @ApiProperty({ enum: GRANTS, nullable: true })
  grant!: Grant | null;

  @ApiProperty({ type: ApiUsageView, nullable: true })
  apiUsage!: ApiUsageView | null;

  @ApiProperty({ type: ConnectionErrorView, nullable: true })
  error!: ConnectionErrorView | null;
}

export class CheckView implements Check {
  @ApiProperty({ description: 'Stable, as in signs_in, object_Account, fields_Opportunity' })
  id!: string;

  @ApiProperty({ enum: ['ok', 'warning', 'failed'] })
  status!: Check['status'];

  @ApiProperty()
  detail!: string;

  @ApiProperty({ enum: WHO })
  whoMustAct!: WhoMustAct;
}

export class DiagnosisView {
  @ApiProperty({ type: [CheckView] })
  checks!: CheckView[];
}
