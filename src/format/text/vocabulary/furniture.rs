//! The wording of what sites put around their articles: buttons, share bars, advertisements' marks, lists of other articles.
//!
//! A line is furniture by its whole text ([`BUTTONS`]), by how it opens ([`OPENINGS`]), or by its shape (a count of readers, a
//! trail of sections). Lines of one site alone are not for these lists: they are learned from the site's own articles.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::affixes::{Endings, Openings};

/// What a line of furniture does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// Stands for itself: a button, a mark, a count.
    Alone,
    /// Heads a list of other articles.
    Heading,
    /// States whose the text is: `© 2025 The Example`.
    Rights,
}

/// Longest line that can be furniture, in bytes.
const LONGEST: usize = 260;
/// The name of a site's first page ends within so many bytes.
const LONGEST_HOME: usize = 44;
/// Longest button, in bytes.
const LONGEST_BUTTON: usize = 80;

/// Whole lines in lower case, apart by `|`, a row a language.
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "short url|abo|e-paper|epaper|sections|subscribe today|obituaries|classifieds|puzzles|crosswords|weather|games|events|jobs|more to read|mobile version|본문 바로가기|본문듣기|글자크기 설정|글자크기|publicerat på webb|publicerat i print|publicerad|publiziert|mostrar comentários|special to the paper|document link|proquest document link|full text|close window|print version|printer friendly|printer-friendly version|printable version|visit website|visit site|keep unread|mark as read|mark as unread|mark read|mark unread|view in browser|view online|view this email in your browser|open in browser|read in browser|read in app|unsubscribe|manage preferences|manage subscription|update preferences|forward to a friend|forwarded message|open original|open article|read online|star|starred|unstar|archive this|highlight|highlights|archived|unread|web view|back to list|back to results|back to search results|return to results|new search|save as pdf|download pdf|cite this article|get link|open link|copy text|share|share this|share this article|share this story|share this post|share this page|share article|share on facebook|share on twitter|share on x|share on whatsapp|share on linkedin|\
     share on reddit|share on telegram|share via email|share by email|share with friends|share options|share full article|tweet|tweet this|post|pin it|facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|instagram|youtube|\
     tiktok|threads|bluesky|mastodon|flipboard|pocket|messenger|viber|email|e-mail|mail|print|print this page|print this article|print article|print this|copy link|copy url|copied|link copied|copy|save|save article|save for later|\
     save this story|saved|bookmark|bookmark this|bookmark article|add to favorites|gift this article|give this article|\
     follow|follow us|following|follow us on|follow us on twitter|follow us on facebook|follow us on x|follow us on instagram|follow us on google news|follow us on whatsapp|follow us on social media|like|like us on facebook|\
     join our whatsapp channel|join our telegram channel|join the conversation|join the discussion|subscribe|subscribe now|subscribe today|subscribe to our newsletter|subscribe to our youtube channel|subscribe for more|\
     already a subscriber|already a subscriber? log in|sign up|sign up now|sign up for our newsletter|sign up for our newsletters|sign up for free|sign in|sign in to comment|log in|log in to comment|log in to continue|login|\
     register|register now|register for free|create account|create a free account|my account|newsletter|newsletters|get the newsletter|get our newsletter|enter your email|enter your email address|your email address|submit|\
     listen|listen to this article|listen to article|listen to the article|listen to this story|listen now|play audio|audio|watch|watch now|watch live|watch video|watch the video|play|play video|pause|mute|unmute|video player|\
     loading|loading…|loading...|please wait|this video can not be played|media playback is unsupported on your device|\
     advertisement|advertisements|advertising|advertisment|advert|ad|ads|ad feedback|sponsored|sponsored content|sponsored links|promoted|promoted content|paid content|partner content|\
     article continues below advertisement|story continues below advertisement|story continues below this ad|article continues after advertisement|article continues after ad|advertisement - scroll to continue|\
     scroll to continue|scroll down for more|continue reading|continue reading below|continue reading the main story|keep reading|read more|read more below|read full story|read the full story|read full article|\
     read the full article|read original article|view original|show more|show less|show all|load more|load more stories|see more|see all|view more|view all|view more stories|more|more info|learn more|click here|click to expand|expand|\
     next|previous|next article|previous article|next story|previous story|next post|previous post|next page|previous page|older posts|newer posts|prev|back|go back|back to top|top|return to top|back to home|\
     photo gallery|gallery|view gallery|open gallery|photos|view photos|image gallery|image|picture|slideshow|view slideshow|enlarge|enlarge image|click to enlarge|view image in fullscreen|fullscreen|hide caption|toggle caption|\
     photo|video|view comments|show comments|hide comments|leave a comment|leave a reply|leave comment|add a comment|add comment|write a comment|post a comment|post comment|comment|comments|no comments|no comments yet|0 comments|be the first to comment|\
     comments are closed|comments are turned off|report|report this|report an error|report a typo|report ad|reply|skip to content|skip to main content|skip to navigation|skip advertisement|skip ad|skip past newsletter promotion|menu|main menu|open menu|close menu|\
     for immediate release|news release|press release|media release|immediate release|home|search|search for|close|dismiss|no thanks|cancel|ok|got it|i agree|agree|accept|accept all|accept cookies|accept all cookies|reject all|manage cookies|cookie settings|cookie policy|manage preferences|privacy settings|\
     privacy policy|terms of use|terms of service|terms and conditions|terms & conditions|contact us|about us|advertise with us|help|faq|sitemap|site map|font size|text size|a- a+|a a a|aa|increase font size|decrease font size|\
     all rights reserved|topics|tags|translate|select language|change language|turn on desktop notifications|allow notifications|download our app|download the app|get the app|open in app|support us|donate|donate now|support our journalism|rate this article|\
     was this article helpful|was this helpful|did you find this article helpful|thank you|exclusive|breaking news|live|latest|updated|editor's pick|editors' picks|premium|subscriber only|subscribers only|opens in new window|opens in a new tab|external link",
    "pressemitteilung|zur sofortigen veröffentlichung|anzeige|werbung|teilen|artikel teilen|beitrag teilen|auf facebook teilen|auf twitter teilen|auf x teilen|auf whatsapp teilen|per whatsapp teilen|per e-mail teilen|per mail teilen|per mail versenden|drucken|artikel drucken|mehr|mehr lesen|\
     weiterlesen|weiter lesen|mehr anzeigen|mehr erfahren|mehr dazu|alle anzeigen|merken|artikel merken|lesezeichen|link kopieren|kopieren|folgen|folgen sie uns|newsletter abonnieren|jetzt abonnieren|abonnieren|anmelden|jetzt anmelden|einloggen|registrieren|\
     kommentieren|kommentar schreiben|kommentare|kommentare anzeigen|kommentare lesen|zur startseite|startseite|nach oben|zum anfang|zum inhalt springen|bild vergrößern|bildergalerie|fotostrecke|artikel anhören|anhören|vorlesen|audio starten|zurück|weiter|schließen|\
     alle akzeptieren|zustimmen|ablehnen|einstellungen|impressum|datenschutz|agb|kontakt|menü|suche|suchen|hören|feedback|korrektur melden|fehler melden|inhaltsverzeichnis",
    "communiqué de presse|pour diffusion immédiate|publicité|annonce|partager|partager l'article|partager cet article|partager sur facebook|partager sur twitter|envoyer par e-mail|envoyer par mail|imprimer|imprimer l'article|copier le lien|enregistrer|sauvegarder|lire plus tard|lire la suite|en savoir plus|voir plus|\
     afficher plus|plus d'articles|suivre|suivez-nous|s'abonner|s'inscrire|abonnez-vous|je m'abonne|se connecter|connexion|inscription|commenter|commentaires|réagir|réagissez|voir les commentaires|laisser un commentaire|écouter|écouter l'article|accueil|retour|retour en haut|\
     fermer|accepter|tout accepter|refuser|mentions légales|contactez-nous|menu|recherche|rechercher|agrandir|diaporama|article réservé aux abonnés|réservé aux abonnés|offrir cet article",
    "comunicado de prensa|nota de prensa|para publicación inmediata|publicidad|compartir|comparte|compartir en facebook|compartir en twitter|compartir en whatsapp|compartir artículo|imprimir|enviar por correo|copiar enlace|guardar|guardar artículo|leer más|seguir leyendo|ver más|más información|mostrar más|cargar más|\
     síguenos|síguenos en|síguenos en google news|seguir|suscríbete|suscribirse|suscríbete al boletín|iniciar sesión|inicia sesión|regístrate|comentar|comentarios|deja un comentario|ver comentarios|escuchar|escuchar artículo|inicio|volver|volver arriba|cerrar|aceptar|\
     aceptar todo|rechazar|aviso legal|política de privacidad|contacto|menú|buscar|ampliar|galería|ver galería|te puede interesar",
    "publicidade|continua após a publicidade|continua depois da publicidade|compartilhar|compartilhe|compartilhe esta notícia|partilhar|imprimir|enviar por e-mail|copiar link|salvar|guardar|ler mais|leia mais|continue lendo|continuar a ler|ver mais|saiba mais|mostrar mais|siga-nos|\
     siga|seguir|assine|assinar|assine a newsletter|assine já|entrar|fazer login|cadastre-se|comentar|comentários|deixe um comentário|deixe seu comentário|ouvir|ouvir artigo|ouça este conteúdo|início|voltar|voltar ao topo|fechar|aceitar|pesquisar|ampliar|galeria",
    "pubblicità|condividi|condividi su facebook|condividi su twitter|condividi l'articolo|stampa|invia per email|invia|copia link|copia il link|salva|leggi tutto|continua a leggere|leggi di più|mostra altro|vedi tutti|scopri di più|seguici|seguici su|segui|abbonati|iscriviti|\
     iscriviti alla newsletter|accedi|registrati|commenta|commenti|lascia un commento|ascolta|ascolta l'articolo|torna su|torna alla home|indietro|chiudi|accetta|rifiuta|cerca|ingrandisci|riproduzione riservata|© riproduzione riservata",
    "реклама|поделиться|поделиться в|поделиться новостью|рассказать друзьям|распечатать|версия для печати|печать|копировать ссылку|скопировать ссылку|сохранить|читать далее|читать полностью|читать дальше|подробнее|показать ещё|показать еще|ещё|загрузить ещё|подписаться|подписывайтесь|\
     подписывайтесь на нас|подписывайтесь на наш telegram-канал|войти|вход|регистрация|комментировать|комментарии|комментариев нет|оставить комментарий|добавить комментарий|обсудить|слушать|наверх|назад|главная|закрыть|принять|поиск|меню|фото|видео|фотогалерея|все новости|лента новостей",
    "поділитися|поширити|роздрукувати|друкувати|копіювати посилання|зберегти|читати далі|докладніше|показати більше|підписатися|підписуйтесь|увійти|коментувати|коментарі|залишити коментар|слухати|вгору|назад|головна|закрити|пошук",
    "reklama|udostępnij|udostępnij na facebooku|drukuj|wydrukuj|kopiuj link|zapisz|czytaj więcej|czytaj dalej|więcej|pokaż więcej|zobacz więcej|dalszy ciąg materiału pod wideo|dalsza część artykułu pod materiałem wideo|obserwuj|śledź nas|subskrybuj|zaloguj się|zaloguj|zarejestruj się|skomentuj|\
     komentarze|dodaj komentarz|posłuchaj|wróć|powrót|strona główna|do góry|zamknij|akceptuj|szukaj|powiększ|galeria|źródło",
    "advertentie|deel|delen|deel dit artikel|deel op facebook|deel via whatsapp|printen|print|kopieer link|opslaan|bewaar|bewaren|lees meer|lees verder|meer lezen|toon meer|bekijk meer|meer|volg ons|volgen|abonneer|abonneren|aanmelden|inloggen|registreren|reageer|reageren|reacties|reactie plaatsen|luister|\
     luister naar dit artikel|terug|naar boven|sluiten|accepteren|zoeken|vergroot|tip de redactie",
    "annons|annonse|annonce|reklam|mainos|dela|del|jaa|dela artikeln|del artikel|del artiklen|jaa artikkeli|skriv ut|udskriv|tulosta|kopiera länk|kopier lenke|kopier link|kopioi linkki|spara|lagre|gem|tallenna|läs mer|les mer|læs mere|lue lisää|visa mer|vis mer|vis mere|näytä lisää|prenumerera|abonner|\
     tilaa|logga in|logg inn|log ind|kirjaudu|kommentera|kommenter|kommentarer|kommentoi|kommentit|lyssna|lytt|lyt|kuuntele|till toppen|til toppen|stäng|lukk|luk|sulje|sök|søk|søg|hae|tillbaka|tilbake|tilbage|takaisin",
    "reklam|paylaş|facebook'ta paylaş|twitter'da paylaş|whatsapp'ta paylaş|yazdır|bağlantıyı kopyala|linki kopyala|kaydet|devamını oku|devamı|daha fazla|daha fazla göster|takip et|bizi takip edin|abone ol|giriş yap|üye ol|yorum yap|yorumlar|yorum yaz|dinle|haberi dinle|sesli dinle|başa dön|ana sayfa|kapat|\
     kabul et|ara|galeri|google news'te takip et",
    "reklama|sdílet na facebooku|sdílet na twitteru|sdílet na x|zdieľať na facebooku|jaa facebookissa|jaa twitterissä|jaa whatsappissa|dela på facebook|dela på twitter|del på facebook|deel op facebook|delen op facebook|partager sur facebook|partager sur twitter|partager sur whatsapp|compartir en facebook|compartir en twitter|compartir en whatsapp|compartilhar no facebook|compartilhar no whatsapp|condividi su facebook|condividi su whatsapp|udostępnij na facebooku|поделиться вконтакте|поділитися у facebook|sdílet|zdieľať|tisknout|vytisknout|tlačiť|kopírovat odkaz|uložit|číst dál|číst více|čítať ďalej|zobrazit více|více|sledovat|odebírat|přihlásit|přihlásit se|prihlásiť|diskuse|diskuze|komentáře|komentovat|poslechnout|zpět|nahoru|zavřít|hledat|podijeli|ispiši|spremi|pročitaj više|komentari|\
     hirdetés|megosztás|nyomtatás|tovább|tovább olvasom|hozzászólások|publicitate|distribuie|printează|citește mai mult|citește și|comentarii|διαφήμιση|κοινοποίηση|εκτύπωση|διαβάστε περισσότερα|σχόλια|μοιραστείτε",
    "अ+ अ|अ+ अ-|हमें फॉलो करें|google news|شارك على فيسبوك|إعلان|اعلان|شارك|مشاركة|شارك المقال|طباعة|نسخ الرابط|حفظ|اقرأ المزيد|المزيد|عرض المزيد|تابعنا|اشترك|تسجيل الدخول|تعليقات|التعليقات|أضف تعليق|استمع|الرئيسية|بحث|اغلاق|تبلیغات|آگهی|اشتراک گذاری|اشتراک‌گذاری|چاپ|ذخیره|ادامه مطلب|بیشتر|نظرات|ارسال نظر|کپی لینک|\
     פרסומת|שתף|שיתוף|הדפסה|שמור|קרא עוד|קראו עוד|תגובות|הוסף תגובה|विज्ञापन|शेयर करें|और पढ़ें|प्रिंट|कमेंट|বিজ্ঞাপন|শেয়ার করুন|আরও পড়ুন|মন্তব্য|โฆษณา|แชร์|อ่านต่อ|quảng cáo|chia sẻ|in bài|lưu|xem thêm|đọc thêm|bình luận|iklan|bagikan|cetak|simpan|baca selengkapnya|selengkapnya|komentar",
    "restack|restacks|discussion about this post|thanks for reading|type your email...|upgrade to paid|become a paid subscriber|listen to this article|baca di app|salin link|lihat foto|auf facebook teilen|per mail teilen|大 中 小|字号:大 中 小|字号：大 中 小|字体：大 中 小|字号：|广告|廣告|分享|分享到|分享至|打印|列印|收藏|复制链接|複製連結|保存|阅读更多|閱讀更多|查看更多|展开全文|點擊查看|更多|关注我们|關注我們|关注|訂閱|订阅|登录|登入|注册|評論|评论|发表评论|收听|返回顶部|返回首頁|返回首页|首页|首頁|关闭|搜索|责任编辑|相关阅读|\
     広告|シェア|共有|シェアする|ツイート|印刷|印刷する|保存|続きを読む|もっと見る|もっと読む|フォロー|購読|ログイン|コメント|コメントする|コメントを書く|ページトップへ|トップへ戻る|ホーム|閉じる|検索|광고|공유|공유하기|인쇄|프린트|저장|더보기|더 보기|구독|구독하기|로그인|댓글|댓글 쓰기|목록|맨위로|글자크기|닫기|url 복사",
];

/// Headings of lists of other articles, apart by `|`.
#[rustfmt::skip]
const HEADINGS: &str =
    "related|suggested topics|topics|related topics|related articles|related article|related stories|related story|related news|related content|related posts|related links|related coverage|related reading|related video|related videos|see also|also read|also on|read also|read next|up next|what to read next|\
     recommended|recommended for you|recommended stories|recommended reading|recommended articles|you may also like|you might also like|you may like|you might be interested in|you may also be interested in|more on this|more on this story|more on this topic|more like this|more for you|\
     more from|more from this section|more from this author|more stories|more news|more coverage|more articles|other stories|other news|in other news|most read|most popular|most viewed|most shared|most commented|most recent|popular|popular posts|popular stories|popular articles|popular now|\
     trending|trending now|trending stories|trending topics|top stories|top news|top picks|latest|latest news|latest stories|latest articles|latest posts|latest updates|latest headlines|latest videos|recent posts|recent articles|recent stories|recent news|recent comments|don't miss|editor's picks|editors' picks|must read|in this story|from around the web|around the web|\
     related tags|further reading|explore more|discover more|around the site|featured stories|featured|headlines|today's headlines|today's top stories|in case you missed it|\
     mehr zum thema|zum thema|lesen sie auch|das könnte sie auch interessieren|das könnte dich auch interessieren|auch interessant|meistgelesen|meistgelesene artikel|am meisten gelesen|neueste artikel|neueste nachrichten|verwandte artikel|ähnliche artikel|weitere artikel|weitere themen|weitere nachrichten|empfohlene artikel|empfehlungen der redaktion|aus dem ressort|top-artikel|verwandte themen|\
     lire aussi|à lire aussi|à lire également|à lire|sur le même sujet|articles liés|articles similaires|les plus lus|les plus lues|à ne pas manquer|dernières actualités|dernières nouvelles|plus d'infos|voir aussi|contenus sponsorisés|nos recommandations|à voir aussi|\
     lee también|lea también|te recomendamos|te puede interesar|también te puede interesar|noticias relacionadas|artículos relacionados|contenido relacionado|lo más leído|lo más visto|más leídas|más noticias|últimas noticias|ver también|más sobre este tema|temas relacionados|recomendados|\
     leia também|leia mais sobre|veja também|notícias relacionadas|artigos relacionados|mais lidas|mais lidos|mais notícias|últimas notícias|recomendadas para você|relacionadas|relacionados|\
     leggi anche|articoli correlati|notizie correlate|potrebbe interessarti|ti potrebbe interessare|i più letti|più letti|ultime notizie|altre notizie|da non perdere|\
     читайте также|читать также|материалы по теме|по теме|похожие новости|похожие материалы|новости по теме|самое читаемое|популярное|последние новости|главные новости|другие новости|ещё по теме|смотрите также|рекомендуем|читайте ещё|читайте також|за темою|схожі новини|популярне|останні новини|більше новин|дивіться також|\
     czytaj też|czytaj także|zobacz też|zobacz także|przeczytaj także|przeczytaj również|powiązane artykuły|powiązane|najczęściej czytane|najpopularniejsze|najnowsze|polecane|polecamy|podobne artykuły|lees ook|lees meer over|gerelateerd|gerelateerde artikelen|meest gelezen|laatste nieuws|meer nieuws|ook interessant|\
     läs också|läs även|les også|læs også|lue myös|mest läst|mest lest|mest læste|luetuimmat|relaterat|relaterte saker|senaste nytt|siste nytt|seneste nyt|uusimmat|ilgili haberler|ilgili haber|benzer haberler|çok okunanlar|en çok okunanlar|son dakika|son haberler|diğer haberler|öne çıkanlar|bunlar da ilginizi çekebilir|\
     čtěte také|čtěte též|přečtěte si také|související články|související|nejčtenější|čítajte tiež|súvisiace články|najčítanejšie|pročitajte i|pročitajte još|povezane vijesti|najčitanije|kapcsolódó cikkek|kapcsolódó|legolvasottabb|articole similare|cele mai citite|διαβάστε επίσης|διαβάστε ακόμη|σχετικά άρθρα|δημοφιλή|\
     مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|الأكثر قراءة|آخر الأخبار|موضوعات متعلقة|مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|پربازدیدترین|כתבות נוספות|קראו גם|עוד בנושא|यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|আরও পড়ুন|ข่าวที่เกี่ยวข้อง|tin liên quan|bài liên quan|tin mới|đọc nhiều|xem thêm|baca juga|berita terkait|artikel terkait|terpopuler|\
     相关阅读|相關閱讀|相关新闻|相關新聞|相关文章|相关报道|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门新闻|熱門新聞|热门文章|最新新闻|最新消息|猜你喜欢|更多新闻|関連記事|関連ニュース|あわせて読みたい|おすすめ記事|人気記事|新着記事|アクセスランキング|관련기사|관련 기사|많이 본 뉴스|인기기사|최신기사|추천기사";

/// How lines open that lead to other articles or offer something, apart by `|`; a colon or more of the line follows.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "read more:", "read more -", "read more about", "read more on", "read also:", "also read:", "also read |", "also read -", "read next:", "read:", "see also:", "related:", "related |", "more:", "more on this:", "more from ", "watch:", "watch |", "don't miss:", "must read:", "recommended:", "up next:",
    "lesen sie auch:", "lesen sie mehr:", "lesen sie hier", "mehr zum thema:", "auch interessant:", "mehr dazu:", "lire aussi :", "lire aussi:", "lire aussi ", "à lire aussi", "à lire :", "voir aussi :", "lee también:", "lea también:", "lee también |", "te puede interesar:", "ver también:", "leia também:", "leia mais:", "veja também:", "leggi anche:", "leggi anche ",
    "читайте также:", "читать также:", "смотрите также:", "читайте також:", "дивіться також:", "czytaj też:", "czytaj także:", "zobacz też:", "zobacz także:", "przeczytaj też:", "lees ook:", "lees ook ", "läs också:", "läs mer:", "läs även:", "les også:", "læs også:", "lue myös:", "ilgili haber:", "ayrıca okuyun:", "čtěte také:", "přečtěte si:", "pročitajte i:", "citește și:", "διαβάστε επίσης:", "διαβάστε ακόμη:",
    "اقرأ أيضا:", "اقرأ أيضاً:", "اقرأ أيضًا:", "اقرأ المزيد:", "بیشتر بخوانید:", "קראו גם:", "यह भी पढ़ें:", "ये भी पढ़ें:", "baca juga:", "xem thêm:", "相关阅读：", "延伸阅读：", "延伸閱讀：", "更多新闻：", "関連記事：", "関連記事:", "관련기사", "▶",
    "follow us on ", "follow us @", "follow @", "like us on ", "find us on ", "join us on ", "join our ", "subscribe to our ", "subscribe to the ", "subscribe to receive", "sign up for the ", "sign up for our ", "sign up to our ", "sign up to receive", "sign up here", "get our ", "get the latest news delivered", "get the latest news in your inbox", "download our app", "download the ",
    "läs hela artikeln", "lees het hele artikel", "lesen sie den ganzen", "den ganzen artikel", "lire l'article complet", "lire l'intégralité", "leggi l'articolo", "leggi la notizia", "leia a matéria", "leia a notícia", "ver noticia completa", "leer la noticia completa", "czytaj cały", "read the full article at", "full story at", "full article at", "original article:", "view original:", "illustrasjon:", "illustration:", "illustration :", "ilustración:", "ilustrasi:", "ilustrační foto", "ilustrație:", "illustraatio:", "kuva:", "φωτό:", "φωτογραφία:", "фото:", "иллюстрация:", "사진=", "사진:", "사진 ", "صورة:", "عکس:", "תמונה:", "צילום:", "ảnh:", "foto ilustrasi", "article printed from ", "printed from ", "printed on ", "url to article", "url for this ", "permalink:", "original url", "saved to:", "saved from ", "saved with ", "clipped from ", "forwarded from", "forwarded by ", "fwd from", "read on: ", "view the original ", "read the original ", "this article was downloaded ", "this document was ", "downloaded from ", "exported from ", "you are receiving this ", "you received this ", "to unsubscribe", "click here to ", "click here for ", "click to share on ", "click to email ", "click to print", "share this article ", "share this story ", "share this:", "share on ", "tap here to ", "to read more ", "for more news ", "for all the latest ", "catch all the ", "stay up to date ", "stay informed ",
    "we use cookies", "this site uses cookies", "this website uses cookies", "by continuing to use this site", "by using this site", "by clicking ", "by signing up", "by subscribing", "wir verwenden cookies", "diese website verwendet cookies", "nous utilisons des cookies", "ce site utilise des cookies", "utilizamos cookies", "este sitio utiliza cookies", "este site utiliza cookies", "questo sito utilizza", "мы используем cookie", "sayt cookie", "bu site çerez", "deze website gebruikt cookies",
    "abonnez-vous à ", "inscrivez-vous à ", "suivez-nous sur ", "téléchargez l'application", "abonnieren sie ", "melden sie sich für ", "folgen sie uns ", "jetzt newsletter", "suscríbete a ", "síguenos en ", "siga-nos ", "siga o ", "assine a ", "inscreva-se ", "iscriviti alla ", "iscriviti a ", "seguici su ", "подписывайтесь на ", "подпишитесь на ", "підписуйтесь на ", "підпишіться на ", "śledź nas ", "zapisz się na ", "obserwuj nas ", "volg ons op ", "schrijf je in ", "bizi takip ", "تابعونا على", "تابعنا على", "关注我们的", "欢迎关注",
    "责任编辑：", "责任编辑:", "責任編輯：", "責任編輯:", "编辑：", "编辑:", "編輯：", "編輯:", "校对：", "校对:", "字号：", "字号:",
    "borítókép:", "kép:", "fotó:", "image source:", "image source,", "image credit:", "image credits:", "photo credit:", "photo credits:", "photo by ", "photograph by ", "photograph:", "photo courtesy ", "photo:", "photos:", "picture:", "pictures:", "image:", "foto:", "fotos:", "bild:", "bildquelle:", "photo :", "crédit photo", "crédits photo", "crédito:", "créditos:", "фото:", "zdjęcie:", "fot.", "fotoğraf:", "图片来源", "圖片來源", "图源", "写真：", "사진=", "사진제공",
];

/// How a line opens that states rights; `©` alone needs a year or a name behind it.
#[rustfmt::skip]
const RIGHTS: &[&str] = &["©", "(c) ", "copyright ", "copyright:", "copyright©", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "todos os direitos reservados",
    "tutti i diritti riservati", "riproduzione riservata", "все права защищены", "всі права захищено", "wszelkie prawa zastrzeżone", "alle rechten voorbehouden", "tüm hakları saklıdır", "版权所有", "版權所有", "無断転載", "저작권자", "무단전재", "جميع الحقوق محفوظة", "kaikki oikeudet", "alla rättigheter"];

/// How links to a text without its page's furniture end.
const VERSIONS: &[&str] = &[
    "printer friendly version",
    "printer-friendly version",
    "printable version",
    "print version",
    "mobile version",
    "druckversion",
    "version imprimable",
    "versión para imprimir",
    "версия для печати",
];

/// Units of what sites count: readers, minutes, comments.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "minutes", "minute", "mins", "문자", "文字", "字", "자", "comments", "comment", "highlights", "notes", "annotations", "shares", "share", "views", "view", "likes", "like", "reads", "retweets", "reactions", "replies", "min read", "mins read", "minute read", "minutes read", "min. read", "words", "photos", "images", "followers", "votes",
    "min lesezeit", "minuten lesezeit", "min. lesezeit", "kommentare", "kommentar", "aufrufe", "wörter", "min de lecture", "minutes de lecture", "commentaires", "commentaire", "partages", "mots", "min de lectura", "minutos de lectura", "comentarios", "palabras", "min de leitura", "minutos de leitura", "comentários", "min di lettura", "minuti di lettura",
    "commenti", "мин чтения", "просмотров", "комментариев", "комментария", "комментарий", "слов", "переглядів", "коментарів", "min czytania", "komentarzy", "komentarze", "min leestijd", "reacties", "woorden", "dk okuma", "yorum", "min läsning", "kommentarer", "字", "次阅读", "评论", "條評論", "文字", "조회",
];

type Lines = HashSet<&'static str, FixedState>;

static WHOLE: LazyLock<Lines> =
    LazyLock::new(|| BUTTONS.iter().flat_map(|row| row.split('|')).filter(|line| !line.is_empty()).collect());
static LEADS: LazyLock<Openings> = LazyLock::new(|| Openings::new(OPENINGS.iter().copied()));
static RIGHTS_FIRST: LazyLock<Openings> = LazyLock::new(|| Openings::new(RIGHTS.iter().copied()));
/// Those that may close a line as well.
static RIGHTS_LAST: LazyLock<Endings> = LazyLock::new(|| Endings::new(RIGHTS.iter().skip(5).copied()));
static VERSIONS_LAST: LazyLock<Endings> = LazyLock::new(|| Endings::new(VERSIONS.iter().copied()));
static LISTS: LazyLock<Lines> = LazyLock::new(|| HEADINGS.split('|').collect());

/// What furniture a whole line is, if it is any.
pub fn furniture(line: &str) -> Option<Furniture> {
    if line.len() > LONGEST {
        return None;
    }
    let starts_small = line.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    if line.contains('@') && is_mail(&line.to_lowercase()) {
        return Some(Furniture::Alone);
    }
    if starts_small && !line.starts_with("(c)") {
        // The last words of a wrapped paragraph may read like a button: only the bare word is one.
        return (WHOLE.contains(line) || line.len() <= LONGEST_BUTTON && is_trail(line)).then_some(Furniture::Alone);
    }
    let lower = line.to_lowercase();
    if lower.len() <= LONGEST_BUTTON {
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        if LISTS.contains(bare) {
            return Some(Furniture::Heading);
        }
        // "Comments (3)", "Yorumlar 0"
        let word = bare.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | ':'));
        if WHOLE.contains(bare)
            || word.len() < bare.len() && WHOLE.contains(word)
            || WHOLE.contains(lower.as_str())
            || is_count(bare)
            || is_trail(line)
            || is_bar(&lower)
            || is_section_bar(line)
        {
            return Some(Furniture::Alone);
        }
    }
    if is_way_to_headline(line) {
        return Some(Furniture::Alone);
    }
    if is_rights(&lower) {
        return Some(Furniture::Rights);
    }
    let is_version = lower.len() <= LONGEST_BUTTON && VERSIONS_LAST.any(&lower);
    (is_version || LEADS.any(&lower)).then_some(Furniture::Alone)
}

/// Whether a lower-case line states whose the text is.
fn is_rights(line: &str) -> bool {
    let Some(opening) = RIGHTS_FIRST.first(line) else {
        return line.len() < 200 && RIGHTS_LAST.any(line.trim_end_matches('.'));
    };
    // "Copyright law is old": a sentence, for no year stands near.
    let is_mark = opening.starts_with('©') || opening.ends_with(|c: char| !c.is_whitespace()) && opening.contains(' ');
    is_mark || line.chars().take(60).filter(char::is_ascii_digit).count() >= 4
}

/// Whether a lower-case line counts readers, minutes or comments: `855 words`, `3 min read`, `1.2k shares`, `reading time: 4 min`.
pub fn is_count(line: &str) -> bool {
    const LEADS: &[&str] = &[
        "reading time",
        "read time",
        "estimated reading time",
        "lesezeit",
        "lesedauer",
        "temps de lecture",
        "tiempo de lectura",
        "tempo de leitura",
        "tempo di lettura",
        "время чтения",
        "czas czytania",
        "leestijd",
    ];
    if let Some(rest) = LEADS.iter().find_map(|lead| line.strip_prefix(lead)) {
        return rest.len() < 24 && rest.bytes().any(|b| b.is_ascii_digit());
    }
    let unit = line
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '+' | '-' | '–'));
    if unit.len() == line.len() {
        return false;
    }
    let unit = unit.strip_prefix("k ").or_else(|| unit.strip_prefix("m ")).unwrap_or(unit);
    COUNTED.contains(&unit)
}

/// Whether a line is a mail address and nothing else.
fn is_mail(line: &str) -> bool {
    let Some((user, host)) = line.split_once('@') else { return false };
    !user.is_empty() && host.contains('.') && !line.contains(char::is_whitespace)
}

/// What trails of sections begin with.
const HOMES: &[&str] = &[
    "home",
    "homepage",
    "front page",
    "strona główna",
    "startseite",
    "start",
    "accueil",
    "inicio",
    "portada",
    "início",
    "home page",
    "главная",
    "головна",
    "anasayfa",
    "ana sayfa",
    "haberler",
    "hem",
    "forside",
    "etusivu",
    "úvod",
    "domů",
    "kezdőlap",
    "prima pagină",
    "naslovnica",
    "αρχική",
    "beranda",
    "首页",
    "首頁",
    "ホーム",
    "トップ",
    "홈",
    "الرئيسية",
    "voorpagina",
];

/// Whether a line is a bar of sections parted by blanks: `Home  News  Sport  Business`.
fn is_section_bar(line: &str) -> bool {
    let words = || line.split_whitespace();
    let is_known = |word: &str| super::is_section(word) || WHOLE.contains(word.to_lowercase().as_str());
    // Most lines are told from a bar by a small word, or by their first two.
    words().all(|word| word.starts_with(|c: char| !c.is_lowercase()))
        && words().take(2).any(is_known)
        && words().count() >= 4
        && words().filter(|word| is_known(word)).count() * 2 >= words().count()
}

/// Whether a line is a trail of sections (`Home > News > World`) or a bar of them (`Home | News | Sport | Business`).
fn is_trail(line: &str) -> bool {
    const MARKS: &[char] = &['>', '›', '»', '|', '·', '•', '/'];
    let is_home = |part: &str| HOMES.contains(&part.trim().to_lowercase().as_str());
    let Some(mark) = line.chars().find(|c| MARKS.contains(c)) else {
        // "Home  News  World"
        let mut parts = line.split("  ").filter(|part| !part.is_empty());
        return parts.next().is_some_and(is_home) && parts.clone().count() >= 1 && parts.all(|part| part.len() <= 24);
    };
    let parts = line.split(mark).map(str::trim);
    let (mut count, mut short) = (0, true);
    for part in parts {
        count += 1;
        short &= part.len() >= 2 && part.split_whitespace().count() <= 3 && !part.bytes().any(|b| b.is_ascii_digit());
    }
    let starts_home = || line.split(mark).next().is_some_and(is_home);
    let are_sections = || line.split(mark).all(|part| super::is_section(part.trim()));
    let least = if matches!(mark, '>' | '›' | '»') || starts_home() || are_sections() { 2 } else { 4 };
    // "Authors -> Ann Lee" is a field.
    short && count >= least && line.contains(' ') && !line.contains("->") && !line.contains("=>")
}

/// Whether a line is a trail of sections that ends in the headline: `Home » News » Ferry sails again`.
fn is_way_to_headline(line: &str) -> bool {
    const MARKS: [char; 4] = ['>', '›', '»', '→'];
    let start = line.get(..line.floor_char_boundary(LONGEST_HOME)).unwrap_or(line);
    let Some(at) = start.find(MARKS) else { return false };
    let (home, rest) = line.split_at(at);
    home.ends_with(' ')
        && rest.trim_start_matches(MARKS).starts_with(' ')
        && HOMES.contains(&home.trim().to_lowercase().as_str())
}

/// Whether a lower-case line is a bar of buttons and counts: `print | close`, `[ save ]  [ share ]  3 comments`.
fn is_bar(line: &str) -> bool {
    let is_button = |part: &str| {
        let bare = part.trim_matches(|c: char| !c.is_alphanumeric());
        WHOLE.contains(bare) || is_count(bare)
    };
    let marks = |c: char| matches!(c, '|' | '·' | '•' | '[' | ']' | '/' | '\t');
    if !line.contains(marks) && !line.contains("  ") {
        return false;
    }
    let parts =
        || line.split(marks).flat_map(|part| part.split("  ")).filter(|part| part.contains(char::is_alphanumeric));
    parts().nth(1).is_some() && parts().all(is_button)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_text() {
        let alone = [
            "Short Url",
            "ADVERTISEMENT",
            "Share this article",
            "3 min read",
            "855 words",
            "1.2K shares",
            "Home > News > World",
            "Home | News | Sport | Business",
            "Читайте также: Паром снова ходит",
            "Lesezeit: 4 Minuten",
            "Image source, Getty Images",
            "Follow us on Instagram and X",
            "We use cookies to improve your visit.",
            "分享到",
            "» Weiterlesen «",
            "Print | Close",
            "[ Save ]  [ Share ]  3 comments",
            "اقرأ المزيد",
        ];
        for line in alone {
            assert_eq!(furniture(line), Some(Furniture::Alone), "{line}");
        }
        for line in ["Related stories", "MOST READ", "Lire aussi", "相关阅读", "Mehr zum Thema:"] {
            assert_eq!(furniture(line), Some(Furniture::Heading), "{line}");
        }
        for line in [
            "© 2025 The Norvik Post",
            "Copyright 2019 Norvik Media. All Rights Reserved",
            "(c) 2019 dpa",
            "© SA Le Fjord. Tous droits réservés.",
        ] {
            assert_eq!(furniture(line), Some(Furniture::Rights), "{line}");
        }
        let text = [
            "Copyright law is older than the printing press",
            "Ferry sails again",
            "Sharing is what the law demands",
            "Three men and a boat",
            "He read more books than anyone",
            "855 people came",
            "The latest ferry left at nine",
            "Either/or",
            "A > B",
            "Words fail",
            "",
        ];
        for line in text {
            assert_eq!(furniture(line), None, "{line}");
        }
    }
}
