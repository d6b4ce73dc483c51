use super::*;

#[test]
fn bylines_come_apart() {
    let table: &[(&str, &[&str], Option<&str>)] = &[
        ("By Ann Lee", &["Ann Lee"], None),
        ("By Ann Lee and Bo Ray", &["Ann Lee", "Bo Ray"], None),
        ("Автор: Марина Котова", &["Марина Котова"], None),
        ("Autor:Eva Braun", &["Eva Braun"], None),
        ("Ann Lee, Bo Ray, and Cy Fox", &["Ann Lee", "Bo Ray", "Cy Fox"], None),
        ("Ann Lee, Bo Ray | Reuters", &["Ann Lee", "Bo Ray"], Some("Reuters")),
        ("BY ANN LEE, STAFF WRITER", &["ANN LEE"], None),
        ("Ann Lee, MS, R.D., FAND", &["Ann Lee"], None),
        ("Lee, Ann", &["Ann Lee"], None),
        ("Ann Lee in Oslo & Bo Ray", &["Ann Lee", "Bo Ray"], None),
        ("Ann Lee is a reporter at The Example", &["Ann Lee"], None),
        ("Ann Lee Staff Writer", &["Ann Lee"], None),
        ("The Example Editorial Team", &["The Example Editorial Team"], None),
        ("记者王小明", &["王小明"], None),
        ("김민수 기자", &["김민수"], None),
        ("Марина Котова и Олег Смирнов, ТАСС", &["Марина Котова", "Олег Смирнов"], Some("TASS")),
        ("Texte: Ann Lee, AFP", &["Ann Lee"], Some("AFP")),
        ("Written by: Ann Lee; ann@example.org", &["Ann Lee"], None),
        ("Staff Writer", &["Staff Writer"], None),
        ("AFP", &[], Some("AFP")),
        ("Ann Lee, Oslo", &["Ann Lee"], None),
        ("Ann, Bo, Cy", &["Ann", "Bo", "Cy"], None),
        ("Ann Lee, Privacy and Security Editor", &["Ann Lee"], None),
        ("Ann Lee, Delegate to the Harbour Board", &["Ann Lee"], None),
        ("Ann Lee - The Example Editorial Team", &["Ann Lee"], None),
        ("The Example on Tuesday", &["The Example"], None),
        ("Marie Durand avec AFP", &["Marie Durand"], Some("AFP")),
        ("Ana Ruiz con agencias", &["Ana Ruiz"], Some("Agencies")),
        ("Ana Ruiz y Luis Pérez", &["Ana Ruiz", "Luis Pérez"], None),
        ("Ann Lee, Bo Ray Staff Writer", &["Ann Lee", "Bo Ray"], None),
        ("Ann Lee, Middle East Correspondent", &["Ann Lee"], None),
        ("José Ortega y Gasset", &["José Ortega y Gasset"], None),
        ("Anna Rossi e Marco Bianchi", &["Anna Rossi", "Marco Bianchi"], None),
        ("이영희 기자 lee@example.kr", &["이영희"], None),
        ("Anders Sand", &["Anders Sand"], None),
        ("Ann Lee, em Lisboa", &["Ann Lee"], None),
        ("Anna Rossi, a Roma", &["Anna Rossi"], None),
        ("Anna Rossi a Roma", &["Anna Rossi"], None),
        ("Ana Ruiz en Madrid", &["Ana Ruiz"], None),
        ("Eva Klein in Berlin", &["Eva Klein"], None),
        ("Marie Durand, à Paris", &["Marie Durand"], None),
        ("Ana Souza, Folha de S.Paulo", &["Ana Souza"], None),
        ("Ann Lee, The Example", &["Ann Lee"], None),
        ("The Example, Ann Lee", &["The Example", "Ann Lee"], None),
        ("Ann Lee, Emily Post", &["Ann Lee", "Emily Post"], None),
        ("Ann Lee, Journalist", &["Ann Lee"], None),
        ("De Ana Pop", &["Ana Pop"], None),
        ("De Vries", &["De Vries"], None),
        ("Piet de Vries", &["Piet de Vries"], None),
        ("Josep Puig i Cadafalch", &["Josep Puig i Cadafalch"], None),
        ("Γράφει ο Νίκος Παππάς", &["Νίκος Παππάς"], None),
        ("Του Νίκου Παππά", &["Νίκου Παππά"], None),
        ("", &[], None),
    ];
    for (byline, authors, agency) in table {
        let found = names(vec![(*byline).to_owned()]);
        assert_eq!(found.authors, *authors, "{byline}");
        assert_eq!(found.agency.as_deref(), *agency, "{byline}");
    }
    assert_eq!(names(vec!["Ann Lee".into(), "ann lee".into()]).authors, ["Ann Lee"]);
    assert_eq!(names(vec!["Ann Lee".into(), "Journalist".into()]).authors, ["Ann Lee"]);
    assert_eq!(names(vec!["Staff Writer".into(), "Ann Lee".into()]).authors, ["Ann Lee"]);
}
