//! Chunks are parsed out of order; a dump's chunks leave here in order.
//!
//! So progress within a dump is one number: everything below it has been applied.

use std::collections::{BTreeMap, HashMap};

/// Puts the parts of several streams back in order, each stream for itself.
#[derive(Debug)]
pub struct Reorder<T> {
    streams: HashMap<usize, Stream<T>>,
}

#[derive(Debug)]
struct Stream<T> {
    next: u64,
    waiting: BTreeMap<u64, T>,
}

impl<T> Default for Reorder<T> {
    fn default() -> Self {
        Reorder { streams: HashMap::new() }
    }
}

impl<T> Reorder<T> {
    /// Takes part `number` (from 0) of `stream` and hands on, in order, every part that is now ready.
    ///
    /// # Errors
    /// The first error of `each`; what is left then is lost, as the run must end.
    pub fn push<E>(
        &mut self,
        stream: usize,
        number: u64,
        part: T,
        mut each: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let stream = self.streams.entry(stream).or_insert_with(|| Stream { next: 0, waiting: BTreeMap::new() });
        stream.waiting.insert(number, part);
        while let Some(part) = stream.waiting.remove(&stream.next) {
            stream.next += 1;
            each(part)?;
        }
        Ok(())
    }

    /// Forgets a stream whose last part has come.
    pub fn close(&mut self, stream: usize) {
        self.streams.remove(&stream);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_ordered_each_for_itself() {
        let mut reorder = Reorder::default();
        let mut out = Vec::new();
        for (stream, number) in [(0, 1), (1, 0), (0, 2), (0, 0), (1, 2), (1, 1)] {
            reorder
                .push(stream, number, (stream, number), |part| {
                    out.push(part);
                    Ok::<(), ()>(())
                })
                .unwrap();
        }
        assert_eq!(out, [(1, 0), (0, 0), (0, 1), (0, 2), (1, 1), (1, 2)]);
    }
}
