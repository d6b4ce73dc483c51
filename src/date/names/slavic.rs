//! The Slavic languages, in both scripts.

use super::{BLANK, Language};

#[rustfmt::skip]
pub(super) const ROWS: &[Language] = &[
    Language { code: "pl", day_first: true,
        months: "stycznia/styczeń/sty lutego/luty/lut marca/marzec/mar kwietnia/kwiecień/kwi maja/maj \
                 czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpień/sie września/wrzesień/wrz \
                 października/październik/paź listopada/listopad/lis grudnia/grudzień/gru",
        weekdays: "poniedziałek/pon/pn wtorek/wt środa/śr czwartek/czw piątek/pt sobota/sob/sb niedziela/niedz/ndz",
        published: "publikacji opublikowana dodane wpis opublikowano opublikowany dodano utworzono data publikacja publikacji",
        updated: "aktualizacja zaktualizowano zmodyfikowano aktualizacji",
        filler: "ostatnio dnia o godz godzina r dnia ostatnia roku rok",
        ago: "temu",
        units: "sekunda/sekundy/sekund/sekundę/sek minuta/minuty/minut/minutę/min godzina/godziny/godzin/godzinę/godz \
                dzień/dni tydzień/tygodnie/tygodni miesiąc/miesiące/miesięcy rok/lata/lat",
        days: "dzisiaj/dziś wczoraj przedwczoraj",
        one: "sekundę minutę godzinę dzień tydzień miesiąc rok", bars: "od do przed po urodzony",
        ..BLANK },
    Language { code: "ru", day_first: true,
        months: "января/январь/янв февраля/февраль/фев/февр марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн \
                 июля/июль/июл августа/август/авг сентября/сентябрь/сен/сент октября/октябрь/окт \
                 ноября/ноябрь/ноя/нояб декабря/декабрь/дек",
        weekdays: "понедельник/пн вторник/вт среда/ср четверг/чт пятница/пт суббота/сб воскресенье/вс",
        published: "опубликовано опубликована опубликован создано дата размещено",
        updated: "изменён отредактировано редакция обновлено обновлена обновлён изменено обновление",
        filler: "числа время обновления изменения в г года год от мск ч час публикации последнее",
        ago: "назад",
        units: "секунда/секунды/секунд/секунду/сек минута/минуты/минут/минуту/мин час/часа/часов/ч день/дня/дней \
                неделя/недели/недель/неделю месяц/месяца/месяцев год/года/лет",
        days: "сегодня вчера позавчера",
        one: "секунду минуту час день неделю месяц год", bars: "с до по после родился родилась",
        ..BLANK },
    Language { code: "uk", day_first: true,
        months: "січня/січень/січ лютого/лютий/лют березня/березень/бер квітня/квітень/кві травня/травень/тра \
                 червня/червень/чер липня/липень/лип серпня/серпень/сер вересня/вересень/вер жовтня/жовтень/жов \
                 листопада/листопад/лис грудня/грудень/гру",
        weekdays: "понеділок/пн вівторок/вт середа/ср четвер/чт п’ятниця/пт субота/сб неділя/нд",
        published: "опубліковано опублікована створено дата розміщено",
        updated: "оновлено оновлена змінено оновлення",
        filler: "оновлення о об р року рік від в публікації останнє п ятниця",
        ago: "тому",
        units: "секунда/секунди/секунд/секунду/сек хвилина/хвилини/хвилин/хвилину/хв година/години/годин/годину/год \
                день/дні/днів тиждень/тижні/тижнів місяць/місяці/місяців рік/роки/років",
        days: "сьогодні вчора/учора позавчора",
        one: "секунду хвилину годину день тиждень місяць рік", bars: "з до після народився народилася",
        ..BLANK },
    Language { code: "cs", day_first: true,
        months: "ledna/leden/led února/únor/úno března/březen/bře dubna/duben/dub května/květen/kvě června/červen/čvn \
                 července/červenec/čvc srpna/srpen/srp září/zář října/říjen/říj listopadu/listopad/lis prosince/prosinec/pro",
        weekdays: "pondělí/po úterý/út středa/st čtvrtek/čt pátek/pá sobota/so neděle/ne",
        published: "vloženo publikováno zveřejněno vydáno vytvořeno datum",
        updated: "aktualizováno aktualizace upraveno",
        filler: "v ve hod hodin dne naposledy",
        ago: "před",
        units: "sekunda/sekundy/sekund/sekundou/sekundami minuta/minuty/minut/minutou/minutami/min \
                hodina/hodiny/hodin/hodinou/hodinami den/dny/dní/dnem týden/týdny/týdnem měsíc/měsíce/měsíci/měsícem \
                rok/roky/lety/rokem",
        days: "dnes včera předevčírem",
        one: "sekundou minutou hodinou dnem týdnem měsícem rokem", bars: "od do po narozen",
        ..BLANK },
    Language { code: "hr", day_first: true,
        months: "siječnja/siječanj/sij veljače/veljača/velj ožujka/ožujak/ožu travnja/travanj/tra svibnja/svibanj/svi \
                 lipnja/lipanj/lip srpnja/srpanj/srp kolovoza/kolovoz/kol rujna/rujan/ruj listopada/listopad/lis \
                 studenoga/studenog/studeni/stu prosinca/prosinac/pro",
        weekdays: "ponedjeljak/pon utorak/uto srijeda/sri četvrtak/čet petak/pet subota/sub nedjelja/ned",
        published: "objavio objavljeno kreirano datum",
        updated: "ažurirano izmijenjeno",
        filler: "godine g h u sati zadnje",
        ago: "prije",
        units: "sekunda/sekunde/sekundi/sekundu minuta/minute/minutu/min sat/sata/sati dan/dana tjedan/tjedna/tjedana \
                mjesec/mjeseca/mjeseci godina/godine/godinu",
        days: "danas jučer",
        bars: "od do poslije nakon rođen",
        ..BLANK },
    Language { code: "be", day_first: true,
        months: "студзеня/студзень/сту лютага/люты/лют сакавіка/сакавік/сак красавіка/красавік/кра \
                 мая/май/траўня/травень чэрвеня/чэрвень/чэр ліпеня/ліпень/ліп жніўня/жнівень/жні верасня/верасень/вер \
                 кастрычніка/кастрычнік/кас лістапада/лістапад/ліс снежня/снежань/сне",
        weekdays: "панядзелак/пн аўторак/аў серада/ср чацвер/чц пятніца/пт субота/сб нядзеля/нд",
        published: "апублікавана апублікаваны надрукавана",
        updated: "абноўлена зменена",
        filler: "у ў г годзе года апошняе а",
        ago: "таму",
        units: "секунда/секунды/секунд/секунду хвіліна/хвіліны/хвілін/хвіліну/хв гадзіна/гадзіны/гадзін/гадзіну/гадз \
                 дзень/дні/дзён/дня тыдзень/тыдні/тыдняў/тыдня/тыд месяц/месяцы/месяцаў/месяца год/гады/гадоў/года",
        days: "сёння ўчора/учора",
        one: "секунду хвіліну гадзіну дзень тыдзень месяц год",
        ..BLANK },
    Language { code: "bg", day_first: true,
        months: "януари/яну/ян февруари/фев март/мар април/апр май юни юли август/авг септември/сеп/септ октомври/окт \
                 ноември/ное/ноем декември/дек",
        weekdays: "понеделник/пн вторник/вт сряда/ср четвъртък/чт петък/пт събота/сб неделя/нд",
        published: "публикувано публикувана публикуван създадено дата",
        updated: "обновено обновена актуализирано променено редактирано",
        filler: "в на г година от ч часа последна последно",
        ago: "преди",
        units: "секунда/секунди/сек минута/минути/мин час/часа/ч ден/дни/дена седмица/седмици/седм \
                 месец/месеца/месеци година/години",
        days: "днес вчера",
        bars: "до след преди",
        ..BLANK },
    Language { code: "sr", day_first: true,
        months: "јануар/јануара/јан/januar/januara/jan фебруар/фебруара/феб/februar/februara/feb \
                 март/марта/мар/mart/marta/mar април/априла/апр/april/aprila/apr мај/маја/maj/maja \
                 јун/јуна/јуни/jun/juna/juni јул/јула/јули/jul/jula/juli август/августа/авг/avgust/avgusta/avg \
                 септембар/септембра/сеп/septembar/septembra/sep/sept октобар/октобра/окт/oktobar/oktobra/okt \
                 новембар/новембра/нов/novembar/novembra/nov децембар/децембра/дец/decembar/decembra/dec",
        weekdays: "понедељак/пон/ponedeljak/pon уторак/уто/utorak/uto среда/сре/sreda/sre четвртак/чет/četvrtak/čet \
                 петак/пет/petak/pet субота/суб/subota/sub недеља/нед/nedelja/ned",
        published: "објављено објавио објављена objavljeno objavljena датум datum",
        updated: "ажурирано измењено ažurirano izmenjeno",
        filler: "у u сати часова sati časova h г g године godine год god последње poslednje",
        ago: "пре pre",
        units: "секунда/секунди/секунде/сек/sekunda/sekundi/sekunde/sek минут/минута/мин/minut/minuta/min \
                 сат/сата/сати/sat/sata/sati дан/дана/dan/dana недеља/недеље/недељу/nedelja/nedelje/nedelju \
                 месец/месеца/месеци/mesec/meseca/meseci година/године/годину/godina/godine/godinu",
        days: "данас/danas јуче/juče",
        bars: "од до после од od posle",
        ..BLANK },
    Language { code: "bs", day_first: true,
        months: "januar/januara/jan februar/februara/feb mart/marta/mar april/aprila/apr maj/maja juni/juna/jun \
                 juli/jula/jul august/augusta/avgust/aug septembar/septembra/sep oktobar/oktobra/okt \
                 novembar/novembra/nov decembar/decembra/dec",
        weekdays: "ponedjeljak/pon utorak/uto srijeda/sri četvrtak/čet petak/pet subota/sub nedjelja/ned",
        published: "objavljeno",
        updated: "ažurirano",
        filler: "u sati",
        ago: "prije",
        units: "sekunda/sekunde/sekundi/sekundu minuta/minute/minutu sat/sata/sati dan/dana sedmica/sedmice/sedmicu \
                 mjesec/mjeseca/mjeseci godina/godine/godinu",
        days: "danas jučer",
        ..BLANK },
    Language { code: "sl", day_first: true,
        months: "januar/januarja/jan februar/februarja/feb marec/marca/mar april/aprila/apr maj/maja junij/junija/jun \
                 julij/julija/jul avgust/avgusta/avg september/septembra/sep oktober/oktobra/okt \
                 november/novembra/nov december/decembra/dec",
        weekdays: "ponedeljek/pon torek/tor sreda/sre četrtek/čet petek/pet sobota/sob nedelja/ned",
        published: "objavljeno datum",
        updated: "posodobljeno spremenjeno",
        filler: "ob uri zadnjič leta",
        ago: "pred",
        units: "sekundo/sekundama/sekundami minuto/minutama/minutami/min uro/urama/urami dnevom/dnevoma/dnevi \
                 tednom/tednoma/tedni mesecem/mesecema/meseci letom/letoma/leti",
        days: "danes včeraj",
        bars: "od do",
        ..BLANK },
    Language { code: "sk", day_first: true,
        months: "januára/január/jan februára/február/feb marca/marec/mar apríla/apríl/apr mája/máj júna/jún júla/júl \
                 augusta/august/aug septembra/september/sep októbra/október/okt novembra/november/nov \
                 decembra/december/dec",
        weekdays: "pondelok/po utorok/ut streda/st štvrtok/št piatok/pi sobota/so nedeľa/ne",
        published: "publikované zverejnené vydané vytvorené dátum",
        updated: "aktualizované aktualizácia upravené",
        filler: "o dňa hod hodín naposledy",
        ago: "pred",
        units: "sekundou/sekundami/sekundy minútou/minútami/minúty hodinou/hodinami/hodiny dňom/dňami/dni \
                 týždňom/týždňami/týždne mesiacom/mesiacmi/mesiace rokom/rokmi/roky",
        days: "dnes včera",
        one: "sekundou minútou hodinou dňom týždňom mesiacom rokom",
        bars: "od do",
        ..BLANK },
    Language { code: "mk", day_first: true,
        months: "јануари/јан февруари/фев март/мар април/апр мај јуни/јун јули/јул август/авг септември/сеп/септ \
                 октомври/окт ноември/ное/ноем декември/дек",
        weekdays: "понеделник/пон вторник/вто среда/сре четврток/чет петок/пет сабота/саб недела/нед",
        published: "објавено",
        updated: "ажурирано изменето",
        filler: "во на г година часот последно",
        ago: "пред",
        units: "секунда/секунди/сек минута/минути/мин час/часа/часови ден/дена седмица/седмици/недела/недели \
                 месец/месеци година/години",
        days: "денес вчера",
        ..BLANK },
];
