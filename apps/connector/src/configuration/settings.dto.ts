import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { DEFAULT_SETTINGS } from '#field-mapping';

const week = { type: 'integer', minimum: 0, maximum: 10080 } as const;

export class DomainAliasView {
  @ApiProperty({ example: 'acme.de' })
  domain!: string;

  @ApiProperty({ example: '0015g00000AbCdEAAV', description: '15 characters are accepted' })
  accountCrmId!: string;
}

export class HostChangesView {
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

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 3650, default: DEFAULT_SETTINGS.keepDeletedDays })
  keepDeletedDays!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 36500,
    default: DEFAULT_SETTINGS.keepRecordingsDays,
    description: '0 is for good',
  })
  keepRecordingsDays!: number;

  @ApiProperty({
    type: String,
    isArray: true,
    nullable: true,
    description: 'Hosts, registrable domains or single addresses; null while the team never said',
  })
  internalDomains!: readonly string[] | null;

  @ApiProperty({ type: String, isArray: true, description: 'Addresses, hosts (x.com) or subdomains (*.x.com)' })
  excludedParticipants!: readonly string[];

  @ApiProperty({ type: DomainAliasView, isArray: true })
  domainAliases!: readonly DomainAliasView[];

  @ApiProperty({ type: HostChangesView })
  freeMailDomains!: HostChangesView;

  @ApiProperty({ type: HostChangesView, description: 'Hosts that many organisations share: never a company’s domain' })
  sharedHosts!: HostChangesView;

  @ApiProperty({ type: LinkingSettingsView })
  linking!: LinkingSettingsView;
}

class HostChangesPatch extends PartialType(HostChangesView) {}

class LinkingSettingsPatch extends PartialType(LinkingSettingsView) {}

class FlatSettingsPatch extends PartialType(
  OmitType(SettingsView, ['freeMailDomains', 'sharedHosts', 'linking'] as const),
) {}

/** Members merge; null brings a default back. */
export class SettingsPatch extends FlatSettingsPatch {
  @ApiProperty({ type: HostChangesPatch, required: false })
  freeMailDomains?: HostChangesPatch;

  @ApiProperty({ type: HostChangesPatch, required: false })
  sharedHosts?: HostChangesPatch;

  @ApiProperty({ type: LinkingSettingsPatch, required: false })
  linking?: LinkingSettingsPatch;
}
