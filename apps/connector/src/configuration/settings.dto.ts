import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { DEFAULT_SETTINGS } from '#field-mapping';

const week = { type: 'integer', minimum: 0, maximum: 10080 } as const;

export class DomainAliasView {
  @ApiProperty({ example: 'acme.de' })
  domain!: string;

  @ApiProperty({ example: '0015g00000AbCdEAAV', description: '15 characters are accepted' })
  accountCrmId!: string;
}

export class FreeMailDomainsView {
  @ApiProperty({ type: String, isArray: true })
  add!: readonly string[];

  @ApiProperty({ type: String, isArray: true })
  remove!: readonly string[];
}

export class LinkingSettingsView {
  @ApiProperty({ ...week, default: DEFAULT_SETTINGS.linking.captureLeadMinutes })
  captureLeadMinutes!: number;

  @ApiProperty({ ...week, default: DEFAULT_SETTINGS.linking.dialerDelayMinutes })
  dialerDelayMinutes!: number;

  @ApiProperty({ ...week, default: DEFAULT_SETTINGS.linking.freshnessWaitMinutes })
  freshnessWaitMinutes!: number;
}

export class SettingsView {
  @ApiProperty({ ...week, default: DEFAULT_SETTINGS.syncIntervalMinutes, description: '0 switches the schedule off' })
  syncIntervalMinutes!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 168,
    default: DEFAULT_SETTINGS.reconcileIntervalHours,
    description: '0 switches the schedule off',
  })
  reconcileIntervalHours!: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 86400, default: DEFAULT_SETTINGS.watermarkOverlapSeconds })
  watermarkOverlapSeconds!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 86400,
    default: DEFAULT_SETTINGS.freshnessGapSeconds,
    description: 'Passes that waiting recordings ask for begin at least this far apart',
  })
  freshnessGapSeconds!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100, default: DEFAULT_SETTINGS.apiBudgetPercent })
  apiBudgetPercent!: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100, default: DEFAULT_SETTINGS.reconcileDeletePercent })
  reconcileDeletePercent!: number;

  @ApiProperty({ type: String, isArray: true, description: 'Hosts, registrable domains or single addresses' })
  internalDomains!: readonly string[];

  @ApiProperty({ type: String, isArray: true, description: 'Addresses, hosts (x.com) or subdomains (*.x.com)' })
  excludedParticipants!: readonly string[];

  @ApiProperty({ type: DomainAliasView, isArray: true })
  domainAliases!: readonly DomainAliasView[];

  @ApiProperty({ type: FreeMailDomainsView })
  freeMailDomains!: FreeMailDomainsView;

  @ApiProperty({ type: LinkingSettingsView })
  linking!: LinkingSettingsView;
}

class FreeMailDomainsPatch extends PartialType(FreeMailDomainsView) {}

class LinkingSettingsPatch extends PartialType(LinkingSettingsView) {}

class FlatSettingsPatch extends PartialType(OmitType(SettingsView, ['freeMailDomains', 'linking'] as const)) {}

/** Members merge; null brings a default back. */
export class SettingsPatch extends FlatSettingsPatch {
  @ApiProperty({ type: FreeMailDomainsPatch, required: false })
  freeMailDomains?: FreeMailDomainsPatch;

  @ApiProperty({ type: LinkingSettingsPatch, required: false })
  linking?: LinkingSettingsPatch;
}
