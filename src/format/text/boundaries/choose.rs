//! The best division of a text, given the score of each line that could open an article.
//!
//! A boundary that is taken is worth what its score has above [`NEEDED`]. Two that have no article between them cost
//! [`EMPTY`]: so of a kicker and the headline below it only the better one is taken, wherever they stand in the text.

use super::super::vocabulary::Field;
use super::NEEDED;

/// What an opening costs that leaves nothing that could be an article before it.
pub(super) const EMPTY: i32 = 100;
/// How many openings back one may be so near.
const NEAR: usize = 24;

/// A line that could open an article.
pub(super) struct Choice {
    /// The sum of its evidence.
    pub(super) score: i32,
    /// The label that heads it: a record that opens as the one before does needs no text.
    pub(super) label: Option<Field>,
}

/// Which of the openings to take; the first is always taken. `is_empty(from, to)` tells whether nothing that could be an
/// article's text stands between two of them.
pub(super) fn choose(choices: &[Choice], mut is_empty: impl FnMut(usize, usize) -> bool) -> Vec<bool> {
    // For each opening, the worth of the best division of what lies before it that has it as its last opening.
    let mut best: Vec<(i32, usize)> = Vec::with_capacity(choices.len());
    // The best among those that are not near any more.
    let mut far: (i32, usize) = (i32::MIN / 2, 0);
    for (to, choice) in choices.iter().enumerate() {
        if to == 0 {
            best.push((0, 0));
            continue;
        }
        if let Some(left) = to.checked_sub(NEAR + 1)
            && let Some(&(worth, _)) = best.get(left)
            && worth > far.0
        {
            far = (worth, left);
        }
        let mut found = far;
        for from in (to.saturating_sub(NEAR)..to).rev() {
            let Some(&(worth, _)) = best.get(from) else { continue };
            if worth <= found.0 {
                continue;
            }
            let are_records =
                choice.label.is_some() && choices.get(from).is_some_and(|before| before.label == choice.label);
            let cost = if !are_records && is_empty(from, to) { EMPTY } else { 0 };
            if worth - cost > found.0 {
                found = (worth - cost, from);
            }
        }
        best.push((found.0.saturating_add(choice.score - NEEDED), found.1));
    }
    let mut taken = vec![false; choices.len()];
    // A score of just what is needed is enough: later ones win among equals.
    let Some((mut at, _)) = best.iter().enumerate().max_by_key(|(_, (worth, _))| *worth) else { return taken };
    while let (Some(mark), Some(&(_, before))) = (taken.get_mut(at), best.get(at)) {
        *mark = true;
        if at == 0 {
            break;
        }
        at = before;
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(scores: &[i32], empty: &[(usize, usize)]) -> Vec<usize> {
        let choices: Vec<Choice> = scores.iter().map(|&score| Choice { score, label: None }).collect();
        let taken = choose(&choices, |from, to| empty.contains(&(from, to)));
        taken.iter().enumerate().filter(|(_, taken)| **taken).map(|(at, _)| at).collect()
    }

    #[test]
    fn the_best_division_is_found() {
        assert_eq!(chosen(&[0, 60, 40, 55], &[]), [0, 1, 3]);
        // The kicker has enough, the headline below it more.
        assert_eq!(chosen(&[0, 55, 80, 60], &[(1, 2)]), [0, 2, 3]);
        // Both are worth taking in spite of what lies between.
        assert_eq!(chosen(&[0, 160, 160], &[(1, 2)]), [0, 1, 2]);
        assert_eq!(chosen(&[0, 10], &[]), [0]);
        assert_eq!(chosen(&[0], &[]), [0]);
        assert!(chosen(&[], &[]).is_empty());
        let many = vec![51; 1000];
        assert_eq!(chosen(&many, &[]).len(), 1000);
    }
}
