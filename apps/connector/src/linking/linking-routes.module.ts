import { Module } from '@nestjs/common';
import { LinkingModule } from '#linking';
import { DialerCallsController } from './dialer-calls.controller.js';
import { FeedsController } from './feeds.controller.js';
import { MeetingsController } from './meetings.controller.js';
import { PreviewController } from './preview.controller.js';
import { RecordingReasonsController } from './recording-reasons.controller.js';
import { RecordingsController } from './recordings.controller.js';
import { RelatedRecordsController } from './related-records.controller.js';

@Module({
  imports: [LinkingModule],
  controllers: [
    MeetingsController,
    DialerCallsController,
    RecordingsController,
    RecordingReasonsController,
    RelatedRecordsController,
    FeedsController,
    PreviewController,
  ],
})
export class LinkingRoutesModule {}
