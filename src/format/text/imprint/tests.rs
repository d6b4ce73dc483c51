use super::*;

fn read(line: &str) -> (Vec<&str>, Vec<&str>, Option<&str>) {
    let found = Imprint::read(line).unwrap_or_else(|| panic!("an imprint: {line}"));
    (found.writers, found.dates.into_iter().map(|(_, date)| date).collect(), found.site)
}

#[test]
fn the_parts_of_an_imprint_are_told_apart() {
    assert_eq!(
        read("The Example · Ann Lee · 12 July 2025 · 4 min read"),
        (vec!["Ann Lee"], vec!["12 July 2025"], Some("The Example"))
    );
    assert_eq!(
        read("example.org | Ann Lee | Jul 12, 2025"),
        (vec!["Ann Lee"], vec!["Jul 12, 2025"], Some("example.org"))
    );
    assert_eq!(
        read("Norvik Times by Ann Lee / Sat, 12 Jul 2025 22:42"),
        (vec!["Ann Lee"], vec!["Sat, 12 Jul 2025 22:42"], Some("Norvik Times"))
    );
    assert_eq!(read("Norvik Times by Ann Lee / 3h"), (vec!["Ann Lee"], vec![], Some("Norvik Times")));
    assert_eq!(read("By Ann Lee on 12 July 2025"), (vec!["Ann Lee"], vec!["on 12 July 2025"], None));
    assert_eq!(read("✍️ Ann Lee, 12 July 2025"), (vec!["Ann Lee"], vec!["12 July 2025"], None));
    assert_eq!(read("Ann Lee | Norvik Post"), (vec!["Ann Lee"], vec![], Some("Norvik Post")));
    assert_eq!(
        read("Published in The Norvik Post on 12 July 2025"),
        (vec![], vec!["on 12 July 2025"], Some("The Norvik Post"))
    );
    assert_eq!(read("12 July 2025, Ann Lee"), (vec!["Ann Lee"], vec!["12 July 2025"], None));
    assert_eq!(read("Von Ann Lee, 12.07.2025"), (vec!["Ann Lee"], vec!["12.07.2025"], None));
    assert_eq!(read("— Ann Lee, 12 July 2025"), (vec!["Ann Lee"], vec!["12 July 2025"], None));
    assert_eq!(
        read("The Example (Online) | 19 Dec 2025 | by Ann Lee | Reach: 371,877 | Neutral"),
        (vec!["Ann Lee"], vec!["19 Dec 2025"], Some("The Example (Online)"))
    );
    assert_eq!(read("2025年12月11日 09:55 来源：江畔晨报"), (vec![], vec!["2025年12月11日"], Some("江畔晨报")));
    assert_eq!(Imprint::read("Berlin, 12 July 2025").and_then(|found| found.place), Some("Berlin"));
}

#[test]
fn text_and_headlines_are_no_imprints() {
    let lines = [
        "The ferry sailed again on 12 July 2025, after two months in the dockyard.",
        "Ferry to the island sails again",
        "12 July 2025",
        "5 takeaways from the council's meeting",
        "What we know so far – and what we don't",
        "Norvik 3 - Ostby 1",
        "Council approves 2025 budget | what it means for you and your family",
        "Published reports say otherwise",
        "https://example.org/2025/07/12/ferry",
        "Updated 12 July 2025",
        "",
    ];
    for line in lines {
        assert_eq!(Imprint::read(line), None, "{line}");
    }
}
