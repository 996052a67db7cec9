import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppError } from '#platform';
import { Public } from '../http/access.decorators.js';
import { PATH_PARAMETER_LENGTH_MOST } from '../http/path-parameters.js';
import type { ConnectorReply, ConnectorRequest } from '../http/request.js';
import { type ConsoleFile, readConsoleFiles } from './console-files.js';
import { isConsolePage, isForPrograms } from './console-paths.js';

/** Nothing inline, nothing from elsewhere, no text taken for a script. */
const CONSOLE_CSP =
  "default-src 'self'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'";

/** What Fastify takes for no route of the API ends here: also one whose parameter is longer than it reads. */
function nothingAt(path: string): AppError {
  if (path.split('/').every((part) => part.length <= PATH_PARAMETER_LENGTH_MOST)) {
    return new AppError('NOT_FOUND', 'There is nothing at this address.');
  }
  return new AppError('ADDRESS_TOO_LONG', 'A part of the address is too long.');
}

const acceptsPages = (accept: string | undefined): boolean => /text\/html|\*\/\*/i.test(accept ?? '');

/** The console: its files, its pages, and its not-found page for whatever else a browser asks for. */
@Public()
@ApiExcludeController()
@Controller()
export class ConsoleController {
  private files: Map<string, ConsoleFile> | undefined;

  @Get('/*')
  async any(@Req() request: ConnectorRequest, @Res() reply: ConnectorReply): Promise<void> {
    const [path = '/'] = request.url.split('?');
    if (isForPrograms(path)) throw nothingAt(path);
    this.files ??= readConsoleFiles();
    const file = this.files.get(path);
    if (file !== undefined && path !== '/index.html') {
      const caching = file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache';
      await reply.header('cache-control', caching).type(file.type).send(file.body);
      return;
    }
    // A program that asks for nothing a browser shows is told in its own form.
    if (!isConsolePage(path) && !acceptsPages(request.headers.accept)) throw nothingAt(path);
    const page = this.files.get('/index.html');
    if (page === undefined) throw new AppError('NOT_FOUND', 'The console is not built: npm run build builds it.');
    await reply
      .status(isConsolePage(path) ? 200 : 404)
      .headers({ 'content-security-policy': CONSOLE_CSP, 'cache-control': 'no-cache' })
      .type(page.type)
      .send(page.body);
  }
}
