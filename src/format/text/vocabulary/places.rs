//! Cities whose names have the shape of a person's: two words, each with a capital.

/// In lower case, apart by `|`.
#[rustfmt::skip]
const CITIES: &str = "new york|new york city|los angeles|san francisco|san diego|san jose|san antonio|san juan|san salvador|las vegas|new orleans|salt lake city|kansas city|oklahoma city|st. louis|st. petersburg|st petersburg|fort worth|el paso|\
    long beach|washington dc|washington d.c.|mexico city|ciudad de méxico|guatemala city|panama city|quebec city|buenos aires|rio de janeiro|são paulo|sao paulo|belo horizonte|porto alegre|la paz|santa cruz|santo domingo|port-au-prince|\
    san josé|la habana|cape town|addis ababa|dar es salaam|port harcourt|port louis|abu dhabi|kuwait city|tel aviv|new delhi|kuala lumpur|hong kong|ho chi minh city|phnom penh|quezon city|chiang mai|port moresby|den haag|the hague|\
    le havre|la haye|gaza city|ras al-khaimah|nur-sultan|east jerusalem|ulan bator|bandar seri begawan|sri jayawardenepura kotte|saint petersburg|san sebastián|palma de mallorca|las palmas|reggio emilia|la spezia|novi sad|banja luka|stara zagora|cluj-napoca|nizhny novgorod|rostov-on-don";

/// Whether a text is such a city's name and nothing else.
pub fn is_place(text: &str) -> bool {
    let lower = text.to_lowercase();
    CITIES.split('|').any(|city| city == lower)
}
