"""What newspapers of ten languages write around their articles: labels, dates, names, furniture, headlines."""
import dataclasses
import datetime


@dataclasses.dataclass
class Locale:
    """`date` and `numeric` are formats of day, month and year; `month` is the month's name where `months` has any."""
    title: str
    author: str
    dated: str
    by: str
    updated: str
    date: str
    numeric: str
    months: list
    agency: str
    furniture: list
    names: list
    cities: list
    headlines: list

    def long(self, day):
        date = datetime.date.fromisoformat(day)
        month = self.months[date.month - 1] if self.months else date.month
        return self.date.format(d=date.day, m=month, y=date.year)

    def short(self, day):
        date = datetime.date.fromisoformat(day)
        return self.numeric.format(d=date.day, m=date.month, y=date.year)


def several(text):
    return [part.strip() for part in text.split("|")]


DOTS, SLASHES = "{d:02}.{m:02}.{y}", "{d:02}/{m:02}/{y}"

LOCALES = {
    "ar": Locale(
        "العنوان", "الكاتب", "التاريخ", "بقلم", "آخر تحديث", "{d} {m} {y}", SLASHES,
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(), "رويترز",
        several("شارك|اقرأ أيضا|إعلان|تابعنا على تويتر"),
        several("سامي الحداد|ليلى منصور|كريم العلي|نور الخطيب|هدى سليمان"), several("القاهرة|عمان|بيروت|الرباط|تونس"),
        several("مجلس المدينة في {c} يوافق على جسر جديد|ارتفاع أسعار الخبز في {c} للشهر الثالث|عمال الميناء في {c} يعلنون "
                "إضرابا|افتتاح متحف جديد في {c}|عاصفة تغلق مدارس {c}")),
    "de": Locale(
        "Titel", "Autor", "Datum", "Von", "Aktualisiert am", "{d}. {m} {y}", DOTS,
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(), "dpa",
        several("Teilen|Lesen Sie auch|Anzeige|Newsletter abonnieren"),
        several("Anke Vollmer|Jürgen Habicht|Mareike Stolz|Till Osterkamp|Britta Feddersen"),
        several("Hamburg|Leipzig|Bremen|Kassel|Wien"),
        several("Stadtrat in {c} stimmt neuer Brücke zu|Brotpreise in {c} steigen im dritten Monat|Hafenarbeiter in {c} "
                "kündigen Streik an|Neues Museum in {c} öffnet seine Türen|Sturm schließt Schulen in {c}")),
    "el": Locale(
        "Τίτλος", "Συντάκτης", "Ημερομηνία", "Γράφει ο", "Ενημερώθηκε", "{d} {m} {y}", SLASHES,
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου "
        "Δεκεμβρίου".split(), "ΑΠΕ-ΜΠΕ", several("Κοινοποίηση|Διαβάστε επίσης|Διαφήμιση|Ακολουθήστε μας"),
        several("Νίκος Λαμπράκης|Γιώργος Βασιλείου|Πέτρος Μαυρίδης|Αντώνης Καρράς"),
        several("Αθήνα|Πάτρα|Βόλος|Χανιά|Λάρισα"),
        several("{c}: το δημοτικό συμβούλιο εγκρίνει νέα γέφυρα|{c}: αυξάνεται για τρίτο μήνα η τιμή του ψωμιού|{c}: απεργία "
                "ανακοινώνουν οι λιμενεργάτες|{c}: ανοίγει νέο μουσείο|{c}: κλειστά τα σχολεία λόγω κακοκαιρίας")),
    "es": Locale(
        "Título", "Autor", "Fecha", "Por", "Actualizado el", "{d} de {m} de {y}", SLASHES,
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(), "EFE",
        several("Compartir|Lea también|Publicidad|Suscríbete al boletín"),
        several("Lucía Barrantes|Javier Olmedo|Marta Quiroga|Iván Salcedo"), several("Madrid|Bilbao|Lima|Quito|Sevilla"),
        several("El ayuntamiento de {c} aprueba un nuevo puente|El precio del pan sube en {c} por tercer mes|Los estibadores "
                "de {c} anuncian una huelga|Un nuevo museo abre sus puertas en {c}|La tormenta cierra escuelas en {c}")),
    "hi": Locale(
        "शीर्षक", "लेखक", "तारीख", "लेखक:", "अपडेट किया गया", "{d} {m} {y}", SLASHES,
        "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split(), "पीटीआई",
        several("शेयर करें|यह भी पढ़ें|विज्ञापन|हमें फॉलो करें"), several("अमित वर्मा|सुनीता राव|राकेश तिवारी|पूजा मेहता"),
        several("दिल्ली|पटना|भोपाल|जयपुर|लखनऊ"),
        several("{c} नगर परिषद ने नए पुल को मंजूरी दी|{c} में तीसरे महीने भी रोटी महंगी|{c} के बंदरगाह कर्मचारियों की हड़ताल|"
                "{c} में नया संग्रहालय खुला|तूफान के कारण {c} के स्कूल बंद")),
    "ro": Locale(
        "Titlu", "Autor", "Data", "De", "Actualizat", "{d} {m} {y}", DOTS,
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie".split(),
        "Agerpres", several("Distribuie|Citește și|Publicitate|Abonează-te la newsletter"),
        several("Ioana Petrescu|Mihai Dobre|Andreea Stanciu|Radu Olteanu"), several("București|Iași|Cluj|Sibiu|Brașov"),
        several("Consiliul local din {c} aprobă un pod nou|Prețul pâinii crește la {c} pentru a treia lună|Muncitorii din "
                "portul {c} anunță o grevă|Un muzeu nou se deschide la {c}|Furtuna închide școlile din {c}")),
    "ru": Locale(
        "Заголовок", "Автор", "Дата", "Автор:", "Обновлено", "{d} {m} {y} г.", DOTS,
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(), "ТАСС",
        several("Поделиться|Читайте также|Реклама|Подпишитесь на рассылку"),
        several("Ольга Ветрова|Антон Ларин|Марина Соколова|Павел Дроздов"), several("Самара|Казань|Тверь|Омск|Пермь"),
        several("{c}: городской совет одобрил новый мост|{c}: хлеб дорожает третий месяц подряд|{c}: портовые рабочие объявили "
                "забастовку|{c}: открылся новый музей|{c}: школы закрыты из-за бури")),
    "tr": Locale(
        "Başlık", "Yazar", "Tarih", "Yazan:", "Güncelleme", "{d} {m} {y}", DOTS,
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(), "AA",
        several("Paylaş|Bunları da okuyun|Reklam|Bizi takip edin"),
        several("Elif Karaca|Murat Sezgin|Deniz Aydoğan|Selin Toprak"), several("Ankara|İzmir|Bursa|Konya|Trabzon"),
        several("{c} belediye meclisi yeni köprüyü onayladı|{c} ilinde ekmek fiyatı üçüncü ayda da arttı|{c} liman işçileri "
                "grev kararı aldı|{c} yeni müzesine kavuştu|Fırtına {c} okullarını kapattı")),
    "vi": Locale(
        "Tiêu đề", "Tác giả", "Ngày", "Tác giả:", "Cập nhật", "ngày {d} tháng {m} năm {y}", SLASHES, [], "TTXVN",
        several("Chia sẻ|Đọc thêm|Quảng cáo|Theo dõi chúng tôi"),
        several("Nguyễn Văn Hòa|Trần Thị Lan|Lê Minh Khôi|Phạm Thu Hương"), several("Hà Nội|Huế|Đà Nẵng|Cần Thơ|Hải Phòng"),
        several("Hội đồng thành phố {c} thông qua cây cầu mới|Giá bánh mì ở {c} tăng tháng thứ ba liên tiếp|Công nhân cảng {c} "
                "tuyên bố đình công|Bảo tàng mới mở cửa tại {c}|Bão khiến trường học ở {c} đóng cửa")),
    "zh": Locale(
        "标题", "作者", "日期", "作者:", "更新时间:", "{y}年{m}月{d}日", "{y}-{m:02}-{d:02}", [], "新华社",
        several("分享|延伸阅读|广告|关注我们"), several("王晓雯|李建华|陈思远|赵文静"), several("北京|成都|武汉|西安|广州"),
        several("{c}市议会批准新建大桥|{c}面包价格连续三个月上涨|{c}港口工人宣布罢工|{c}新博物馆对外开放|暴风雨致{c}学校停课")),
}
