import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppError, Config } from '#platform';
import { type ConsoleFile, readConsoleFiles } from '../console/console-files.js';
import { Public } from '../http/access.decorators.js';
import type { ConnectorReply } from '../http/request.js';

const SCRIPT = '/embed/related-records.js';

/** The script reads the recording from the path and the token from the fragment, which no server is sent. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Related Records</title>
    <script type="module" src="${SCRIPT}"></script>
  </head>
  <body>
    <main><related-records framed></related-records></main>
  </body>
</html>
`;

/** The tile for other pages: a script with a custom element, and a page to frame. Neither holds any data. */
@Public()
@ApiExcludeController()
@Controller('embed')
export class EmbedController {
  private script: ConsoleFile | undefined;

  constructor(private readonly config: Config) {}

  @Get('related-records.js')
  async element(@Res() reply: ConnectorReply): Promise<void> {
    this.script ??= readConsoleFiles().get(SCRIPT);
    if (this.script === undefined)
      throw new AppError('NOT_FOUND', 'The console is not built: npm run build builds it.');
    await reply.header('cache-control', 'no-cache').type(this.script.type).send(this.script.body);
  }

  @Get('recordings/:externalId')
  async page(@Res() reply: ConnectorReply): Promise<void> {
    const { embedOrigins } = this.config;
    const ancestors = embedOrigins.length === 0 ? "'none'" : embedOrigins.join(' ');
    // The older header knows no list of origins: the policy alone says who may frame this.
    if (embedOrigins.length > 0) reply.removeHeader('x-frame-options');
    const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors}; require-trusted-types-for 'script'`;
    await reply.headers({ 'content-security-policy': policy }).type('text/html; charset=utf-8').send(PAGE);
  }
}
