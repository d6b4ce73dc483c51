//! stub
use crate::article::Article; use crate::query::ast::Query; use crate::store::analyze::WordForms; use super::hit::*;
/// o
pub struct Options { /// f
 pub fragments: usize, /// w
 pub width: usize }
/// m
pub struct Matcher;
impl Matcher { /// b
 pub fn build(_q: &Query, _a: &mut dyn FnMut(&str) -> Vec<WordForms>) -> Self { Matcher } }
/// p
#[derive(Default)] pub struct Passages { /// t
 pub title_marks: Vec<Mark>, /// f
 pub fragments: Vec<Fragment> }
/// f
pub fn fragments(_a: &Article, _m: &Matcher, _o: &Options) -> Passages { Passages::default() }
