import { brandOf, registrableDomain } from './host.js';

// Sites on which others have a page: directories, networks, shops, link lists and shorteners. A page there says nothing about
// its owner's host. Source: the sites themselves; reviewed 2026-11-26.

const SITES = new Set(
  `11880.com 2gis.ru 500px.com about.me alibaba.com aliexpress.com allabolag.se angel.co angi.com apollo.io app.link
  apps.apple.com appsto.re avvo.com baidu.com bbb.org beacons.ai behance.net bento.me bilibili.com bing.com bio.link
  bio.site bit.ly bizapedia.com bsky.app buff.ly business.google.com calendly.com campsite.bio capterra.com
  clutch.co companieshouse.gov.uk crunchbase.com cutt.ly cylex-uk.co.uk cylex.de dasoertliche.de dastelefonbuch.de
  deviantart.com discord.com discord.gg dnb.com docs.google.com doctolib.de doctolib.fr doordash.com douyin.com
  dribbble.com drive.google.com eniro.se europages.co.uk europages.com exportersindia.com f6s.com fb.com fb.me
  fb.watch find-and-update.company-information.service.gov.uk fiverr.com flickr.com flow.page forms.gle
  foursquare.com foxyapp.com freeindex.co.uk freelancer.com g.co g.page g2.com gelbeseiten.de github.com gitlab.com
  goldenpages.be golocal.de goo.gl goudengids.be goudengids.nl grubhub.com healthgrades.com herold.at hipages.com.au
  hitta.se homeadvisor.com homestars.com hoo.be hotfrog.com indiamart.com indiegogo.com infobel.com instagr.am is.gd
  issuu.com itunes.apple.com jameda.de justdial.com justgiving.com kickstarter.com kununu.com kvk.nl lieferando.de
  lin.ee line.me linkin.bio linktr.ee linktree.com list.ly lnk.bio lnkd.in local.ch local.com localsearch.ch
  made-in-china.com manta.com mapquest.com maps.app.goo.gl maps.apple.com maps.google.com mastodon.social medium.com
  meetup.com mercadolivre.com.br merchantcircle.com milkshake.app msha.ke nextdoor.com northdata.com northdata.de
  odnoklassniki.ru ok.ru onlyfans.com open.spotify.com opencorporates.com opentable.com ow.ly owler.com page.link
  pagesjaunes.fr paginasamarillas.es paginegialle.it panoramafirm.pl pappers.fr patreon.com pitchbook.com
  play.google.com plus.google.com podcasts.apple.com porch.com producthunt.com proff.dk proff.fi proff.no proff.se
  provenexpert.com qr.co quora.com rb.gy realtor.com rebrand.ly reddit.com restaurantguru.com rocketreach.co
  search.ch shopee.co.id shopee.sg shor.by shorturl.at signal.me sites.google.com slideshare.net snapchat.com
  societe.com solo.to soundcloud.com spotify.com superpages.com swiggy.com t.co t.ly t.me taplink.cc telegram.me
  thefork.com theknot.com thomasnet.com threads.com threads.net thumbtack.com tiktok.com tiny.cc tinyurl.com
  tradeindia.com truelocal.com.au trulia.com tumblr.com twitch.tv twitter.com ubereats.com upwork.com v.gd verif.com
  viadeo.com vimeo.com vk.cc vk.com wa.me waze.com wechat.com weddingwire.com weibo.com wellfound.com whatsapp.com
  whitepages.com wikipedia.org wlw.de wolt.com x.com xing.com yably.ca yably.co.uk yandex.com yandex.ru yell.com
  youtu.be zaubacorp.com zillow.com zocdoc.com zomato.com zoominfo.com zumper.com`
    .trim()
    .split(/\s+/),
);

/** The same under the suffix of every country they are in: `amazon.fr`, `google.com.br`, `yelp.ie`. */
const BRANDS = new Set(
  `amazon booking ebay etsy eventbrite facebook glassdoor google gumtree houzz indeed instagram kompass linkedin
  mercadolibre pinterest tripadvisor trustpilot yellowpages yelp youtube`.split(/\s+/),
);

/** `www.`, `m.`, redirects, and a language or country before the name: `de.linkedin.com`, `fr-fr.facebook.com`. */
const EDITION = /^(?:www|m|mobile|touch|web|lm?|maps|[a-z]{2}(?:-[a-z]{2})?)\./;

/** Whether this is a page on such a site. The site itself is its owner's, and so are the owner's other hosts. */
export function isSocialPage(host: string, path: string): boolean {
  if (/^\/*$/.test(path)) return false;
  const bare = host.replace(EDITION, '');
  if (SITES.has(host) || SITES.has(bare)) return true;
  return registrableDomain(bare) === bare && BRANDS.has(brandOf(bare) ?? '');
}
