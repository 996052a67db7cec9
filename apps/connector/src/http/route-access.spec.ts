import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Public, Roles } from './access.decorators.js';
import { RouteAccessList } from './route-access.js';

@Controller('bare')
class BareController {
  @Get('one')
  one(): string {
    return 'one';
  }
}

@Roles('admin')
@Controller('decided')
class DecidedController {
  @Get()
  all(): string {
    return 'all';
  }

  @Get(':id')
  @Roles('viewer', 'service')
  one(): string {
    return 'one';
  }

  @Get('open')
  @Public()
  open(): string {
    return 'open';
  }
}

@Module({ imports: [DiscoveryModule], controllers: [DecidedController, BareController], providers: [RouteAccessList] })
class ForgetfulModule {}

@Module({ imports: [DiscoveryModule], controllers: [DecidedController], providers: [RouteAccessList] })
class DecidedModule {}

async function start(module: new () => object): Promise<RouteAccessList> {
  const app = await NestFactory.create(module, new FastifyAdapter(), { logger: false, abortOnError: false });
  await app.init();
  await app.close();
  return app.get(RouteAccessList);
}

it('a route that says nothing about its callers stops the start', async () => {
  await expect(start(ForgetfulModule)).rejects.toThrow('Neither @Roles nor @Public: BareController.one');
});

it('a route decides before its controller', async () => {
  expect((await start(DecidedModule)).all()).toEqual([
    { method: 'GET', path: '/decided', handler: 'DecidedController.all', isPublic: false, roles: ['admin'] },
    {
      method: 'GET',
      path: '/decided/:id',
      handler: 'DecidedController.one',
      isPublic: false,
      roles: ['viewer', 'service'],
    },
    { method: 'GET', path: '/decided/open', handler: 'DecidedController.open', isPublic: true, roles: ['admin'] },
  ]);
});
