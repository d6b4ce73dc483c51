//! Baltic, Finnic, Celtic and other languages of Europe.

use super::{BLANK, Language};

#[rustfmt::skip]
pub(super) const ROWS: &[Language] = &[
    Language { code: "fi", day_first: true,
        months: "tammikuuta/tammikuu/tammi helmikuuta/helmikuu/helmi maaliskuuta/maaliskuu/maalis \
                 huhtikuuta/huhtikuu/huhti toukokuuta/toukokuu/touko kesäkuuta/kesäkuu/kesä \
                 heinäkuuta/heinäkuu/heinä elokuuta/elokuu/elo syyskuuta/syyskuu/syys \
                 lokakuuta/lokakuu/loka marraskuuta/marraskuu/marras joulukuuta/joulukuu/joulu",
        weekdays: "maanantai/ma tiistai/ti keskiviikko/ke torstai/to perjantai/pe lauantai/la sunnuntai/su",
        published: "julkaistiin julkaisuaika julkaistu luotu",
        updated: "päivitys päivitettiin muokattiin päivitetty muokattu",
        filler: "viimeksi klo kello viimeksi",
        ago: "sitten",
        units: "sekunti/sekuntia/s minuutti/minuuttia/min tunti/tuntia/t päivä/päivää/pv viikko/viikkoa/vk \
                kuukausi/kuukautta/kk vuosi/vuotta/v",
        days: "tänään eilen",
        bars: "alkaen asti saakka syntynyt",
        ..BLANK },
    Language { code: "hu", day_first: false,
        months: "január/jan február/febr/feb március/márc/már április/ápr május/máj június/jún július/júl \
                 augusztus/aug szeptember/szept október/okt november/nov december/dec",
        weekdays: "hétfő kedd szerda/sze csütörtök/cs péntek szombat/szo vasárnap",
        published: "publikálva közzététel megjelent közzétéve létrehozva dátum",
        updated: "módosítás frissítés frissítve módosítva frissült",
        filler: "utolsó utoljára óra perc",
        ago: "ezelőtt",
        units: "másodperc/másodperccel perc/perccel óra/órával nap/nappal hét/héttel hónap/hónappal év/évvel",
        days: "ma tegnap",
        halves: "délelőtt délután",
        ..BLANK },
    Language { code: "el", day_first: true,
        months: "ιανουαρίου/ιανουάριος/ιαν φεβρουαρίου/φεβρουάριος/φεβ/φεβρ μαρτίου/μάρτιος/μαρ απριλίου/απρίλιος/απρ \
                 μαΐου/μάιος/μάι ιουνίου/ιούνιος/ιουν ιουλίου/ιούλιος/ιουλ αυγούστου/αύγουστος/αυγ \
                 σεπτεμβρίου/σεπτέμβριος/σεπ/σεπτ οκτωβρίου/οκτώβριος/οκτ νοεμβρίου/νοέμβριος/νοε/νοεμ \
                 δεκεμβρίου/δεκέμβριος/δεκ",
        weekdays: "δευτέρα/δευ τρίτη/τρι τετάρτη/τετ πέμπτη/πεμ παρασκευή/παρ σάββατο/σαβ κυριακή/κυρ",
        published: "δημοσιεύτηκε δημοσιεύθηκε δημοσίευση ημερομηνία",
        updated: "ενημερώθηκε ενημέρωση τροποποιήθηκε",
        filler: "στο ενημέρωσης δημοσίευσης στις την τις του ώρα τελευταία",
        ago: "πριν πριν_από",
        units: "δευτερόλεπτο/δευτερόλεπτα λεπτό/λεπτά ώρα/ώρες ημέρα/ημέρες/μέρες εβδομάδα/εβδομάδες μήνα/μήνες χρόνο/χρόνια/έτη",
        days: "σήμερα χθες/χτες",
        halves: "πμ μμ/μεσημέρι", bars: "από έως μέχρι",
        ..BLANK },
    Language { code: "et", day_first: true,
        months: "jaanuar/jaan veebruar/veebr märts aprill/apr mai juuni juuli august/aug september/sept oktoober/okt \
                 november/nov detsember/dets",
        weekdays: "esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev",
        published: "avaldatud loodud kuupäev",
        updated: "uuendatud muudetud",
        filler: "kell kl viimati",
        ago: "eest tagasi",
        units: "sekundi/sekundit/sek minuti/minutit/min tunni/tundi päeva nädala/nädalat kuu/kuud aasta/aastat",
        days: "täna eile",
        one: "sekundi minuti tunni päeva nädala kuu aasta",
        ..BLANK },
    Language { code: "lv", day_first: true,
        months: "janvāris/janvārī/janv februāris/februārī/febr marts/martā aprīlis/aprīlī/apr maijs/maijā \
                 jūnijs/jūnijā/jūn jūlijs/jūlijā/jūl augusts/augustā/aug septembris/septembrī/sept \
                 oktobris/oktobrī/okt novembris/novembrī/nov decembris/decembrī/dec",
        weekdays: "pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena",
        published: "publicēts publicēta datums",
        updated: "atjaunots atjaunināts labots",
        filler: "plkst gada pēdējo reizi",
        ago: "pirms",
        units: "sekundes/sekundēm/sek minūtes/minūtēm/min stundas/stundām dienas/dienām nedēļas/nedēļām \
                 mēneša/mēnešiem gada/gadiem",
        days: "šodien vakar",
        one: "sekundes minūtes stundas dienas nedēļas mēneša gada",
        ..BLANK },
    Language { code: "lt", day_first: false,
        months: "sausio/sausis/saus vasario/vasaris/vas kovo/kovas/kov balandžio/balandis/bal gegužės/gegužė/geg \
                 birželio/birželis/birž liepos/liepa/liep rugpjūčio/rugpjūtis/rugp rugsėjo/rugsėjis/rugs \
                 spalio/spalis/spal lapkričio/lapkritis/lapkr gruodžio/gruodis/gruod",
        weekdays: "pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis",
        published: "paskelbta publikuota skelbta data",
        updated: "atnaujinta pakeista redaguota",
        filler: "d m val metų paskutinį kartą",
        ago: "prieš",
        units: "sekundę/sekundes/sekundžių/sek minutę/minutes/minučių/min valandą/valandas/valandų/val \
                 dieną/dienas/dienų savaitę/savaites/savaičių mėnesį/mėnesius/mėnesių metus/metų",
        days: "šiandien vakar",
        one: "sekundę minutę valandą dieną savaitę mėnesį metus",
        ..BLANK },
    Language { code: "sq", day_first: true,
        months: "janar/jan shkurt/shk mars/mar prill/pri maj qershor/qer korrik/korr gusht/gush shtator/sht tetor/tet \
                 nëntor/nën dhjetor/dhj",
        weekdays: "hënë/hën martë/mar mërkurë/mër enjte/enj premte/pre shtunë/sht diel/die",
        published: "publikuar botuar data",
        updated: "përditësuar ndryshuar",
        filler: "më ora në e fundit",
        ago: "më_parë",
        units: "sekondë/sekonda minutë/minuta orë ditë javë muaj vit/vjet",
        days: "sot dje",
        halves: "paradite pasdite",
        ..BLANK },
    Language { code: "eu", day_first: false,
        months: "urtarrila/urtarrilaren/urtarrilak/urt otsaila/otsailaren/otsailak/ots \
                 martxoa/martxoaren/martxoak/mar apirila/apirilaren/apirilak/api maiatza/maiatzaren/maiatzak/mai \
                 ekaina/ekainaren/ekainak/eka uztaila/uztailaren/uztailak/uzt abuztua/abuztuaren/abuztuak/abu \
                 iraila/irailaren/irailak/ira urria/urriaren/urriak/urr azaroa/azaroaren/azaroak/aza \
                 abendua/abenduaren/abenduak/abe",
        weekdays: "astelehena/al asteartea/ar asteazkena/az osteguna/og ostirala/or larunbata/lr igandea/ig",
        published: "argitaratua argitaratu data",
        updated: "eguneratua eguneratze aldatua",
        filler: "azken etan",
        ago: "duela",
        units: "segundo minutu ordu egun aste hilabete urte",
        days: "gaur atzo",
        ..BLANK },
    Language { code: "ga", day_first: true,
        months: "eanáir/ean feabhra/feabh márta/már aibreán/aib bealtaine/beal meitheamh/meith iúil lúnasa/lún \
                 meán/mfómh deireadh/dfómh samhain/samh/samhna nollaig/noll/nollag",
        weekdays: "luain/luan máirt/máirt céadaoin/céad déardaoin/déar aoine/haoine sathairn/sath domhnaigh/domh",
        published: "foilsithe",
        updated: "nuashonraithe",
        filler: "dé ar ag an fómhair",
        ago: "ó_shin",
        units: "soicind/shoicind nóiméad/nóim uair/uaire/huaire lá seachtain/seachtaine mí/mhí bliain/bliana/mbliana",
        days: "inniu inné",
        ..BLANK },
    Language { code: "cy", day_first: true,
        months: "ionawr/ion chwefror/chwef/chw mawrth ebrill/ebr mai mehefin/meh gorffennaf/gorff/gor awst medi \
                 hydref/hyd tachwedd/tach rhagfyr/rhag",
        weekdays: "llun mawrth mercher/mer iau gwener/gwen sadwrn/sad sul",
        published: "cyhoeddwyd",
        updated: "diweddarwyd",
        filler: "dydd am ar ddiwethaf",
        ago: "yn_ôl",
        units: "eiliad/eil munud/funud/mun awr diwrnod/ddiwrnod wythnos mis/fis blwyddyn/flynedd",
        days: "heddiw ddoe",
        ..BLANK },
];
