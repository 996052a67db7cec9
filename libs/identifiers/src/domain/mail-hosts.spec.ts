import { FREE_MAIL } from './data/free-mail.js';
import { isDisposable, isFreeMail, isOnSharedHost } from './mail-hosts.js';
import { freeMailList, sharedHostList } from './team-hosts.js';

const words = (text: string): string[] => text.trim().split(/\s+/);
const nobody = { add: new Set<string>(), remove: new Set<string>() };

test.each(
  words(`gmail.com googlemail.com gmx.ch gmx.de gmx.at gmx.net mail.de hotmail.ch hotmail.no online.no vodafone.de spectrum.net
    web.de t-online.de freenet.de bluewin.ch hispeed.ch a1.net aon.at chello.at orange.fr free.fr laposte.net bbox.fr libero.it
    fastwebnet.it vodafone.it telefonica.net ono.com sapo.pt telenet.be proximus.be ziggo.nl kpnmail.nl xs4all.nl telia.com
    comhem.se chello.no tdcadsl.dk elisanet.fi saunalahti.fi simnet.is seznam.cz atlas.cz zoznam.sk wp.pl o2.pl freemail.hu
    abv.bg dir.bg otenet.gr inbox.lv takas.lt mail.ru yandex.ru ukr.net mynet.com superonline.com walla.co.il bezeqint.net
    emirates.net.ae mweb.co.za telkomsa.net comcast.net cox.net charter.net att.net verizon.net frontier.com rogers.com shaw.ca
    bell.net cantv.net vtr.net uol.com.br terra.com.br bigpond.com optusnet.com.au xtra.co.nz slingshot.co.nz docomo.ne.jp
    softbank.ne.jp yahoo.co.jp naver.com daum.net qq.com 163.com hinet.net netvigator.com streamyx.com rediffmail.com
    012.net.il adinet.com.uy caramail.fr delfi.lt hotmail.sa link.net menara.ma orange.mu racsa.co.cr sltnet.lk topnet.tn
    yahoo.com.ng wanadoo.es proton.me tuta.com fastmail.com hey.com icloud.com mailbox.org keemail.me yahoo.com.pe sina.com.cn wind.it
    go2.pl teksavvy.com`),
)('%s is free mail', (host) => {
  expect(freeMailList(host, nobody)).toBe('the list of free-mail providers');
});

test.each(
  words(`apple.com microsoft.com google.com amazon.com meta.com facebook.com ibm.com oracle.com sap.com siemens.com bosch.com
    bmw.de volkswagen.de basf.com bayer.com allianz.de telekom.de vodafone.com bt.com verizon.com charter.com cox.com lumen.com
    cisco.com intel.com dell.com hp.com sony.com toyota.com disney.com netflix.com spotify.com uber.com salesforce.com
    hubspot.com zendesk.com atlassian.com adobe.com paypal.com stripe.com visa.com jpmorgan.com hsbc.com barclays.com ing.nl
    ubs.com walmart.com target.com ikea.com alibaba-inc.com ancestry.com discovery.com medscape.com saudia.com nus.edu.sg
    unican.es mit.edu ox.ac.uk harvard.edu kpn.com telenor.com superhuman.com proton.ch wix.com squarespace.com example.com acme.com
    team.telstra.com rci.rogers.com firma.seznam.cz virginmedia.co.uk`),
)('%s is an employer, not free mail', (host) => {
  expect(freeMailList(host, nobody)).toBeUndefined();
  expect(sharedHostList(host, nobody)).toBeUndefined();
  expect(isDisposable(host, host)).toBe(false);
});

test.each(
  words(`acme.onmicrosoft.com onmicrosoft.com x.privaterelay.appleid.com relay.firefox.com googlegroups.com groups.io nhs.net
    mozmail.com duck.com simplelogin.com passinbox.com opayq.com users.noreply.github.com mail.mil acme.zendesk.com
    guest.booking.com guest.airbnb.com marketplace.amazon.de members.ebay.com inmail.linkedin.com zorgmail.nl`),
)('W6: many organisations share %s', (host) => {
  expect(sharedHostList(host, nobody)).toBe('the list of shared hosts');
  expect(isFreeMail(host)).toBe(false);
});

test('the data is hosts in ASCII, none of them shared, none an institution', () => {
  const odd = [...FREE_MAIL].filter(
    (host) => !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host) || /\.(?:edu|gov|mil)$/.test(host),
  );
  expect(odd).toEqual([]);
  expect(FREE_MAIL.size).toBeGreaterThan(8_000);
  expect(isOnSharedHost('acme.com')).toBe(false);
});

test('the team’s word goes before the lists, its removals before its additions', () => {
  const team = { add: new Set(['acme.com', 'gmail.com']), remove: new Set(['gmail.com', 'nhs.net']) };
  expect(freeMailList('mail.acme.com', team)).toBe('the team');
  expect(freeMailList('gmail.com', team)).toBeUndefined();
  expect(sharedHostList('a.nhs.net', team)).toBeUndefined();
  expect(sharedHostList('eu.acme.com', team)).toBe('the team');
});
