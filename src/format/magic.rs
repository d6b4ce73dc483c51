//! What a stream is that no format reads, by the bytes that it begins with, and what can be done about it.
//!
//! Only to tell people; nothing is read by it. Some of it looks like text and is none: that is kept from being indexed.

use std::fmt::Write as _;

/// So many bytes are shown.
const SHOWN: usize = 8;

/// What is known by a mark.
struct Mark {
    at: usize,
    bytes: &'static [u8],
    what: &'static str,
    /// What can be done about it.
    advice: &'static str,
}

const fn mark(at: usize, bytes: &'static [u8], what: &'static str, advice: &'static str) -> Mark {
    Mark { at, bytes, what, advice }
}

const UNPACK: &str = "unpack it first";
const SAVE: &str = "save it as plain text, HTML or CSV first";
const EXPORT: &str = "export its messages as mbox first";
const TABLE: &str = "export it as CSV or JSON lines first";
const BOOK: &str = "convert it to HTML or text first";
const PICTURE: &str = "nothing to read without text recognition";
const NONE: &str = "";

/// Longer and surer marks first.
#[rustfmt::skip]
static MARKS: &[Mark] = &[
    // Archives and packings.
    mark(0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    mark(0, b"Rar!\x1a\x07", "a rar archive", UNPACK),
    mark(0, b"MSCF\0\0\0\0", "a cabinet archive", UNPACK),
    mark(0, b"!<arch>\ndebian", "a Debian package", UNPACK),
    mark(0, b"!<arch>\n", "an ar archive", UNPACK),
    mark(0, b"\xed\xab\xee\xdb", "an rpm package", UNPACK),
    mark(0, b"xar!\0\x1c", "a xar archive", UNPACK),
    mark(0, b"0707", "a cpio archive", UNPACK),
    mark(2, b"-lh", "an lha archive", UNPACK),
    mark(0, b"\x60\xea", "an arj archive", UNPACK),
    mark(7, b"**ACE**", "an ace archive", UNPACK),
    mark(0, b"SIT!", "a StuffIt archive", UNPACK),
    mark(0, b"StuffIt ", "a StuffIt archive", UNPACK),
    mark(0x8001, b"CD001", "a disc image (ISO 9660)", UNPACK),
    mark(0, b"LZIP", "packed with lzip", UNPACK),
    mark(0, b"\x1f\x9d", "packed with compress (.Z)", UNPACK),
    mark(0, b"\x1f\xa0", "packed with compress, an old kind", UNPACK),
    mark(0, b"\x1f\x1e", "packed with pack", UNPACK),
    mark(0, b"\xff\x06\0\0sNaPpY", "packed with snappy", UNPACK),
    mark(0, b"\x89LZO\0\r\n\x1a\n", "packed with lzop", UNPACK),
    mark(0, b"LRZI", "packed with lrzip", UNPACK),
    mark(0, b"ZPAQ", "packed with zpaq", UNPACK),
    mark(0, b"Obj\x01", "an Avro file", TABLE),
    // Documents and mail.
    mark(0, b"%PDF-", "a PDF document", "convert it to text first, with pdftotext"),
    mark(0, b"%!PS", "a PostScript document", "convert it to text first, with ps2ascii"),
    mark(0, b"AT&TFORM", "a DjVu document", "take its text out first, with djvutxt"),
    mark(0, b"!BDN", "an Outlook mailbox (pst)", "export its messages as mbox first, with readpst"),
    mark(0, b"\x21\x42\x4e\x41", "an Outlook address book", NONE),
    mark(0, b"\xcf\xad\x12\xfe", "an Outlook Express mailbox (dbx)", EXPORT),
    mark(0, b"\xffWPC", "a WordPerfect document", SAVE),
    mark(0, b"\xdb\xa5", "a Word document of before 1997", SAVE),
    mark(0, b"\x31\xbe\0\0", "a document of MS Write", SAVE),
    mark(0, b"ITSF", "a compiled help file (chm)", BOOK),
    mark(0, b"ITOLITLS", "a book of MS Reader (lit)", BOOK),
    mark(60, b"BOOKMOBI", "a Kindle book (mobi, azw)", BOOK),
    mark(60, b"TEXtREAd", "a Palm book", BOOK),
    mark(0, b"\xeaDRMION\xee", "a locked Kindle book", NONE),
    mark(0, b"L\0R\0F\0", "a book of the Sony Reader", BOOK),
    mark(0, b"TPZ", "a Kindle book (Topaz)", BOOK),
    mark(0, b"BEGIN:VCALENDAR", "a calendar", NONE),
    mark(0, b"BEGIN:VCARD", "an address book", NONE),
    mark(0, b"-----BEGIN PGP MESSAGE-----", "an encrypted message", "decrypt it first"),
    mark(0, b"age-encryption.org/", "an encrypted file (age)", "decrypt it first"),
    mark(0, b"Salted__", "an encrypted file (OpenSSL)", "decrypt it first"),
    mark(0, b"\\input texinfo", "a Texinfo source", BOOK),
    // Data.
    mark(0, b"SQLite format 3\0", "an SQLite database", TABLE),
    mark(0, b"PAR1", "a Parquet file", TABLE),
    mark(0, b"PARE", "an encrypted Parquet file", NONE),
    mark(0, b"ORC", "an ORC file", TABLE),
    mark(0, b"ARROW1", "an Arrow file", TABLE),
    mark(0, b"FEA1", "a Feather file", TABLE),
    mark(0, b"\x89HDF\r\n\x1a\n", "an HDF5 file", TABLE),
    mark(0, b"CDF\x01", "a NetCDF file", NONE),
    mark(0, b"CDF\x02", "a NetCDF file", NONE),
    mark(0, b"\x93NUMPY", "a NumPy array", NONE),
    mark(0, b"\x80\x02", "a Python pickle", TABLE),
    mark(0, b"\x80\x03", "a Python pickle", TABLE),
    mark(0, b"\x80\x04\x95", "a Python pickle", TABLE),
    mark(0, b"\x80\x05\x95", "a Python pickle", TABLE),
    mark(0, b"PGDMP", "a PostgreSQL dump", TABLE),
    mark(4, b"Standard Jet DB", "an Access database", TABLE),
    mark(4, b"Standard ACE DB", "an Access database", TABLE),
    mark(0, b"RDX2\nX\n", "an R data file", TABLE),
    mark(0, b"RDX3\nX\n", "an R data file", TABLE),
    mark(0, b"<stata_dta>", "a Stata file", TABLE),
    mark(0, b"$FL2@(#)", "an SPSS file", TABLE),
    mark(0, b"GGUF", "a language model", NONE),
    mark(0, b"PACK\0\0\0", "a git pack", NONE),
    mark(0, b"# v2 git bundle", "a git bundle", NONE),
    mark(0, b"MDMP", "a memory dump", NONE),
    mark(0, b"regf", "a Windows registry", NONE),
    mark(0, b"bplist00", "a property list", NONE),
    mark(0, b"\xd4\xc3\xb2\xa1", "a network capture", NONE),
    mark(0, b"\x0a\x0d\x0d\x0a", "a network capture", NONE),
    // Pictures, sound, films, fonts.
    mark(0, b"\x89PNG\r\n\x1a\n", "a PNG picture", PICTURE),
    mark(0, b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    mark(0, b"GIF87a", "a GIF picture", PICTURE),
    mark(0, b"GIF89a", "a GIF picture", PICTURE),
    mark(0, b"II*\0", "a TIFF picture", PICTURE),
    mark(0, b"MM\0*", "a TIFF picture", PICTURE),
    mark(8, b"WEBP", "a WebP picture", PICTURE),
    mark(0, b"\0\0\x01\0", "an icon", NONE),
    mark(0, b"8BPS", "a Photoshop picture", PICTURE),
    mark(0, b"\0\0\0\x0cjP  ", "a JPEG 2000 picture", PICTURE),
    mark(0, b"\0\0\0\x0cJXL ", "a JPEG XL picture", PICTURE),
    mark(4, b"ftypavif", "an AVIF picture", PICTURE),
    mark(4, b"ftyphei", "a HEIC picture", PICTURE),
    mark(4, b"ftypmif1", "a HEIC picture", PICTURE),
    mark(0, b"gimp xcf", "a GIMP picture", PICTURE),
    mark(0, b"\xd7\xcd\xc6\x9a", "a Windows metafile", NONE),
    mark(4, b"ftyp", "a film or recording (mp4, mov, m4a)", NONE),
    mark(4, b"moov", "a film (mov)", NONE),
    mark(0, b"\x1aE\xdf\xa3", "a film (Matroska, WebM)", NONE),
    mark(0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a film or recording (wmv, wma)", NONE),
    mark(0, b"FLV\x01", "a film (flv)", NONE),
    mark(0, b"FWS", "a Flash film", NONE),
    mark(0, b"CWS", "a Flash film", NONE),
    mark(0, b"\0\0\x01\xba", "a film (mpeg)", NONE),
    mark(0, b"\0\0\x01\xb3", "a film (mpeg)", NONE),
    mark(8, b"AVI ", "a film (avi)", NONE),
    mark(8, b"WAVE", "a recording (wav)", NONE),
    mark(8, b"AIFF", "a recording (aiff)", NONE),
    mark(0, b"ID3", "a recording (mp3)", NONE),
    mark(0, b"\xff\xfb", "a recording (mp3)", NONE),
    mark(0, b"OggS", "a recording or film (ogg)", NONE),
    mark(0, b"fLaC", "a recording (flac)", NONE),
    mark(0, b".snd", "a recording (au)", NONE),
    mark(0, b"MThd", "music (midi)", NONE),
    mark(0, b"#!AMR", "a recording (amr)", NONE),
    mark(0, b"wOFF", "a font", NONE),
    mark(0, b"wOF2", "a font", NONE),
    mark(0, b"OTTO\0", "a font", NONE),
    mark(0, b"true\0", "a font", NONE),
    mark(0, b"ttcf\0", "a font", NONE),
    mark(0, b"\0\x01\0\0\0", "a font", NONE),
    // Programs.
    mark(0, b"\x7fELF", "a program (ELF)", NONE),
    mark(0, b"\xcf\xfa\xed\xfe", "a program (Mach-O)", NONE),
    mark(0, b"\xce\xfa\xed\xfe", "a program (Mach-O)", NONE),
    mark(0, b"\xca\xfe\xba\xbe", "a program (Java class, Mach-O)", NONE),
    mark(0, b"\0asm", "a program (WebAssembly)", NONE),
    mark(0, b"dex\n03", "a program (Android)", NONE),
    mark(0, b"BC\xc0\xde", "a compiler's bitcode", NONE),
    mark(0, b"QFI\xfb", "a disk image (qcow)", NONE),
    mark(0, b"conectix", "a disk image (vhd)", NONE),
    mark(0, b"KDMV", "a disk image (vmdk)", NONE),
    mark(0, b"vhdxfile", "a disk image (vhdx)", NONE),
    mark(257, b"ustar", "a tar archive that is cut short", NONE),
];

/// Names within a compound file that tell whose it is, as the file spells them.
static COMPOUNDS: &[(&str, &str, &str)] = &[
    ("__properties_version1.0", "an Outlook message (msg)", "save it as .eml first"),
    ("WordDocument", "a Word document (doc)", SAVE),
    ("Workbook", "an Excel table (xls)", SAVE),
    ("PowerPoint Document", "a PowerPoint presentation (ppt)", SAVE),
    ("VisioDocument", "a Visio drawing", SAVE),
    ("!_StringPool", "an installer (msi)", NONE),
];

/// What the stream that begins so is, and what can be done about it, where a mark tells.
fn known(head: &[u8]) -> Option<(&'static str, &'static str)> {
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let holds = |name: &str| {
            let spelled: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memchr::memmem::find(head, &spelled).is_some()
        };
        let found = COMPOUNDS.iter().find(|(name, ..)| holds(name));
        return Some(
            found.map_or(("a document of an office program (OLE)", SAVE), |(_, what, advice)| (*what, *advice)),
        );
    }
    let found = MARKS.iter().find(|mark| head.get(mark.at..).is_some_and(|head| head.starts_with(mark.bytes)));
    if let Some(mark) = found {
        return Some((mark.what, mark.advice));
    }
    if head.starts_with(b"MZ") && head.iter().take(64).any(|byte| *byte == 0) {
        return Some(("a program for Windows or DOS", NONE));
    }
    is_wiki_index(head).then_some(("the index of a wiki's export", "the export itself is all that is needed"))
}

/// Whether what begins so is none of the texts that it could be taken for.
pub(super) fn is_no_text(head: &[u8]) -> bool {
    // Short marks are words as well: only what is printable and long enough tells.
    let is_mark = |mark: &Mark| mark.bytes.len() >= 4 && mark.at == 0 && mark.bytes.is_ascii();
    let is_long = |mark: &Mark| mark.bytes.len() >= 11 || matches!(mark.bytes, b"%PDF-" | b"%!PS");
    is_wiki_index(head) || MARKS.iter().any(|mark| is_mark(mark) && is_long(mark) && head.starts_with(mark.bytes))
}

/// What is to be said of a stream that nothing reads: how it begins, and what it is.
pub fn describe(head: &[u8]) -> String {
    let mut said = "no format recognises it: it begins".to_owned();
    for byte in head.iter().take(SHOWN) {
        let _ = write!(said, " {byte:02x}");
    }
    match known(head) {
        Some((what, "")) => said.push_str(&format!(" ({what})")),
        Some((what, advice)) => said.push_str(&format!(" ({what}; {advice})")),
        None if head.iter().all(|byte| *byte == 0) => said.push_str(" (nothing but zeros)"),
        None => {}
    }
    said
}

/// Whether the lines are those of an index of a wiki's packed export: `offset:page:title`.
fn is_wiki_index(head: &[u8]) -> bool {
    let is_number =
        |part: Option<&[u8]>| part.is_some_and(|part| !part.is_empty() && part.iter().all(u8::is_ascii_digit));
    let is_entry = |line: &&[u8]| {
        let mut parts = line.splitn(3, |byte| *byte == b':');
        is_number(parts.next()) && is_number(parts.next()) && parts.next().is_some_and(|title| !title.is_empty())
    };
    let lines = || head.split(|byte| *byte == b'\n').take(20).filter(|line| !line.is_empty());
    let entries = lines().filter(is_entry).count();
    // The last line may be cut.
    entries >= 3 && entries + 1 >= lines().count() && lines().take(3).all(|line| is_entry(&line) && !is_clock(line))
}

/// Whether a line begins with the time of day: `12:30:some news`, `10:15:30 …`.
fn is_clock(line: &[u8]) -> bool {
    let mut parts = line.split(|byte| *byte == b':');
    parts.next().is_some_and(|hour| hour.len() <= 2) && parts.next().is_some_and(|minute| minute.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_dump_is_named() {
        let cases: [(&[u8], &str); 9] = [
            (b"7z\xbc\xaf\x27\x1c\0\x04", "37 7a bc af 27 1c 00 04 (a 7z archive; unpack it first)"),
            (b"\x89PNG\r\n\x1a\n\0", "(a PNG picture; "),
            (b"\0\0\0\x18ftypmp42", "(a film or recording (mp4, mov, m4a))"),
            (b"SQLite format 3\0\x10", "(an SQLite database; "),
            (b"\0\0\0\0", "00 00 00 00 (nothing but zeros)"),
            (b"\x01\x02", "begins 01 02"),
            (b"575:14:Ferry\n575:15:Harbour: a town\n900:16:Quay\n", "(the index of a wiki's export; "),
            (b"MZ\x90\0\x03\0", "4d 5a 90 00 03 00 (a program for Windows or DOS)"),
            (b"", "it begins"),
        ];
        for (head, expected) in cases {
            assert!(describe(head).contains(expected), "{}", describe(head));
        }
        let mut message = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        message.extend("__properties_version1.0".encode_utf16().flat_map(u16::to_le_bytes));
        assert!(describe(&message).contains("an Outlook message"));
    }

    #[test]
    fn texts_are_no_marks() {
        for text in [
            "ORC and Rar! were there",
            "0707 calls",
            "BEGIN: the pier is shut",
            "FWS says so",
            "PAR1 is a street",
            "ID3 tags",
            "12:30:The pier is shut\n12:45:It is open\n12:50:It is shut\n",
            "Score 3:2:1\n",
            "%! what a day",
            "true story",
        ] {
            assert!(!is_no_text(text.as_bytes()), "{text}");
        }
        for text in ["%PDF-1.4\n%", "BEGIN:VCALENDAR\nVERSION:2.0", "1:2:a\n3:4:b\n5:6:c\n"] {
            assert!(is_no_text(text.as_bytes()), "{text}");
        }
    }
}
