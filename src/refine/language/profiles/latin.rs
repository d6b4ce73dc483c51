//! Languages in Latin letters: the letters beyond ASCII that they write, those of ASCII that they do
//! without but in loans, and their function words, the commonest first. To add a language, add its row.

use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("en", "éèêïñö", "",
        "the of and to a in for is on that be with are this you by will as your have or an it was i can has they \
         their its we he which all not also into about time up out such would any may year when other were most more \
         own these must some his them if new available been there who our much then two community had life one site \
         my before through only how used do no part health last between very contact program should so system years \
         her she him service public within find day found students what please staff but after than could many does \
         did"),
    row("de", "äöüßé", "",
        "und der die in von mit zu ist das den sich auf eine im auch als ein dem es für des werden nicht aus an wird \
         sie oder er noch einer nur sind ich wir hat bei einem mehr zum nach kann einen dass alle vor um dann war \
         durch haben zur uns aber am so daß können wurde man immer wie über bis hatte gibt schon wenn beim diese da \
         mir wieder etwas vom waren finden keine zwischen neue dieser sein mich was doch einmal soll machen habe \
         kommt unter zwei lassen ohne a mal anderen rund sowie weiter bzw geht ihn ihm ihr erreicht heute de du sei \
         ihre seine wurden gegen"),
    row("fr", "àâæçéèêëîïôœùûüÿ", "kw",
        "de la et des à le les est en un une du que dans pour qui a sur au plus ne il par pas sont ce ou avec se qu \
         aux être ont cette fait peut ses son vous été elle nous tout bien sa mais même je ainsi leur aussi faire on \
         trois ces sera ils très autres tous donc deux dont non entre lieu comme peu encore celui possible également \
         partie ville monde doit hui fois temps chaque peuvent car si autre leurs afin activités avoir personnes \
         nature était aujourd place beaucoup façon sans mise cas là domaine j où après avait selon lors"),
    row("es", "áéíñóúü", "kw",
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin \
         sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque \
         qué sólo han yo hay vez puede todos así nos ni parte tiene uno donde bien ese otra e unos fueron estos según \
         dijo tras contra durante mientras además aunque después otros mismo ella mayor cada país"),
    row("it", "àèéìíîòóùú", "jkwxy",
        "di la il a per in che un del le i con della si da non una ha al sono alla dell anche delle dei più all nel \
         gli o ai ma sul anni lo alle questo parte ad cui dal su ed sempre stato due tra degli essere nella ancora se \
         sarà sulla già così questa era hanno prima via dalla nei tutti dicembre senza solo sia dai uno fine dopo \
         come casa dello sua politica torna fino testa tutto nuova progetto giorni seconda settembre donne \
         maggioranza persone oggi tutta dalle governo saranno fatto sistema quale punto lavoro incontro è suo loro fu \
         molto nell quando perché"),
    row("pt", "àáâãçéêíóôõúü", "kwy",
        "de a o que do da com em para se os no uma um é na as não por ao dos mais das como ser sua foi à seu pelo já \
         ou está anos pode nos ainda tem pela todos dia aos também este bem mas vai entre ter são forma dias isso nas \
         outros estão estar grande muito ano fazer país pessoas mesmo onde ele sapo às deve parte esta num primeiro \
         trabalho estamos mundo numa ensino três apenas porque centro vida caso formação situação diz projecto vez há \
         música suas até cada será têm final através pouco presidente me sendo encontra nível lhe quando eu só ela \
         era depois sem seus quem esse eles você foram essa nem pelos"),
    row("nl", "áéëèïöüó", "",
        "de van een in het en is zijn voor met te op werd door uit die dat als was hij ook om aan bij tot er naar \
         niet deze wordt of zich naam worden eerst nog maar dan meer grote dit kan jaar heeft waar weer onder eerste \
         zou tegen ze twee gaan waren andere haar zelf echter geen komen enkele na leven veel zij wel gemeente tijd \
         ging rond had jaren zeer over waarvan maakt keversoort moet tussen deel hebben al juni kunnen vader inwoners \
         eeuw gebruikt werden komt terug gemaakt wat staan tweede nemen toen daar zal vaak kwam nieuwe ik je zo hun \
         wij we omdat"),
    row("pl", "ąćęłńóśźż", "qvx",
        "w i na z się do że nie o to jest po a od za tylko dla tym też będzie przez już które jak jednak lat ma oraz \
         ich ale czy tej był pod który są jeszcze roku być przy tego także co bo mówi będą bardzo jego może go bez \
         było pracy nas lub trzy temu podczas im teraz kiedy został również którzy lata pieniądze dwóch ponad miał \
         trzeba potem mogą u więcej zł je wcześniej ze miasto powiedział takie ul lekarzy jednym godz niż in gdzie \
         właśnie można która żeby gdy przed kilka nawet bowiem tak których udział mają aż jej by była jako ten ta \
         między"),
    row("sv", "åäöé", "qwz",
        "och i att för på en som till med av är det ett har om den från kan inte de man var finns så eller vi vid sig \
         vara du jag andra alla detta mot där även mer samt mellan ut genom han ska också mycket under vill hela \
         skall del ger oss olika få vilket skulle än nu in får utan men denna går gör efter ju hade nya något bli då \
         måste bra stora år allt sin dag bara över blev se mig både vår möjligheter våra kom många antal när två stor \
         visar inom sätt flera dock intresse sedan bör vilka hans hur ligger arbete dig kommer hon upp sina blir \
         varit"),
    row("da", "æøåé", "qwxz",
        "og i er en til det på med for den de som der har at et ikke om han var sig kan men man vi så af efter nu \
         meget mig dig blev hvad nogle noget hvis mere ud op mod få fået sagde uden mellem gennem havde bliver være \
         kunne skulle ville vores sådan måske mange siden blevet lige både kommer giver igen derfor selvom end også \
         jeg du skal vil hun eller alle fra hvor når da ved over under denne dette disse her bare selv sin sine hans \
         deres ham hende henne år dag to tre andre flere første samme store ny nye kom får går står siger sier ha \
         have må bør helt kun alt hver inden før"),
    row("no", "æøåéòóôê", "qwxz",
        "og i er en til det på med for den de som der har at et ikke om han var seg kan men man vi så å av etter nå \
         mye meg deg ble hva noen noe dersom mer ut opp mot få fått sa uten mellom gjennom hadde blir være kunne \
         skulle ville våre slik kanskje mange siden blitt like både kommer gir igjen derfor selv hvis enn ikkje også \
         jeg du skal vil hun eller alle fra hvor når da ved over under denne dette disse her bare sin sine hans deres \
         ham hende henne år dag to tre andre flere første samme store ny nye kom får går står siger sier ha have må \
         bør helt kun alt hver inden før"),
    row("no", "æøåéòóôê", "qwxz",
        "i og er av som til på ein med for det den eit var vart har dei frå å han ei seg ikkje om òg men ved blei kan \
         der talet etter under andre vert eller blir ut mellom år hans opp hadde kom sin første fekk fleire denne to \
         meir kalla brukt sine desse anna vil ho også gjennom ofte mange berre så seinare sitt dette skal vore inn \
         sidan mot over rundt enn mykje sett ulike ligg få store alle fram slik kjem byen saman namnet tre vera \
         fleste land skulle tid utvikla kommune då tidlegare kunne grunn området folk laga fire særleg si november \
         gjekk"),
    row("is", "áðéíóúýþæö", "cqwz",
        "að og í er á sem til ekki um við með það en fyrir því eru af var frá hefur þá svo þar hafa hann verið ég \
         þetta eftir þess fram út eða þeir verður sig þeim úr vegna voru upp sé þegar hér eins vera tíma nú þeirra \
         undir kemur bara sér væri gera mér hún alla saman hins taka vilja hans ef vel inn honum okkur yfir vegar þau \
         okkar hægt hvort getur eitthvað fara aðeins hjá sinni hennar þú mun meira þarf allar eitt gaman verði komið \
         þessu aftur orðið hafi þessari þessa a öllum áður mjög veit séu svona mikið"),
    row("fi", "äöåšž", "cqwxz",
        "ja on että ei ovat tai myös sekä oli ole sen voi niin ollut joka kun mukaan aikana kuitenkin se kuin vuoden \
         vain eli lisäksi hyvin koko saa noin jotka vielä mutta jonka kuuluu tulee olla niiden voidaan lähes siitä \
         eikä kanssa yli jossa tämän johon varten esimerkiksi sitä kaikkien huolimatta tässä eu mk esim aina \
         mukaisesti jo hän hänen sanoo sanoi mikä miten missä vuotta kertoo kertoi olivat täällä siellä asti vasta \
         koska uusi uuden kaksi kolme suomen päivänä olisi pitää tehdä saada ennen muun muassa sillä kuten enää ilman \
         heti viime itse kuitenkaan joita pois jos ne nyt mitä minä tämä eivät ettei vuonna sitten kaikki jälkeen"),
    row("et", "äöõüšž", "cqwxy",
        "on ja ei et ka kui siis ning või see oli oma aga seda pole nii mis juba kõik ta ma ära üle olema mida võib \
         kes kuid väga eest oleks ole sest midagi vaja saab neid veel nagu tuleb peale vaid kas olla kus ise välja \
         olnud läbi hea jaoks palju peab ju nende nad me aega need meie edasi peaks raha ikka end siiski ainult isegi \
         sõnul korda meil nüüd päris sa kätte pärast ette võtta saa juurde rohkem kõige enam kohta keegi saada \
         näiteks tagasi küll teha üks selle aasta kohaselt tuli hästi saanud selleks aru inimesed aastal mitte \
         lihtsalt sinna kolm vastu ennast taha alati aeg olid mille ees poolt"),
    row("hu", "áéíóöőúüű", "qwx",
        "a az és is hogy nem egy de volt vagy csak meg el még mint sem ki van már kell azt pedig aki szerint után \
         amely ilyen nagy be fel ha ami azonban én majd alatt hanem úgy két több ez így által volna ben ma es mert \
         minden hozzá miatt ezt új lehet egyik számára saját mi év talán lesz való ban társadalmi rá három kellett \
         vannak nélkül akik évek amit mindig most arra program sok utolsó itt európai olyan város le első együtt \
         akkor egyben maga tartozó négy amelyet rmdsz országos magát munka ezért közösségi át jól régi mintha más \
         éppen ne között ő lett voltak során mind hogyan"),
    row("cs", "áčďéěíňóřšťúůýž", "qwx",
        "a na se je z do o pro i to že jsou ve od po nebo bude ale za si které tak bylo byl jako jsem který při která \
         jak jen roku tedy co let podle u velmi byly také by jeho byla jsme ze však kde jejich pak své proto aby \
         případě již li asi ji zde roce dvě lze prostředí není ho vám tomu hlavní pod toho kterou dat když zařízení \
         či této až být před než mezi nám už má ke kteří pouze několik ještě"),
    row("sk", "áäčďéíĺľňóôŕšťúýž", "qwx",
        "a sa na je aj z že si to o ako do pre som ale sú by po za pri sme od už čo nie len ktorý má tak viac zo vo \
         jeho aby alebo ich až bola keď bol ktorá toho ktoré byť ani tu ktorí majú i roku veľmi ho pred mali bez u \
         ktorých svoje ešte jej tomto nás mu mi teraz však dá tiež teda tomu či svoj iných nej vždy kde boli bude \
         zatiaľ ste deti tento niečo môže bolo prvý iba vďaka týchto jednej mesta nám pár vás pod možné deň napríklad \
         sr preto možnosť môžete spoločnosti pokiaľ práce uviedol povedal kedy počas podľa než medzi"),
    row("sl", "čšž", "qwxy",
        "je in na za se ki da pa so z tudi bo ne pri kot še po že bi lahko ni ali o to tem do si smo od iz ko ga bodo \
         jih med kar bila ter kaj sem ta tako vse ob če nas bil več nekaj samo ima jo pred le zato zelo strani bolj a \
         vseh zaradi ker tega bilo leta let veliko kako danes mi vedno res vas času vam ljudi naj najbolj pomeni celo \
         te bomo lepo saj dela drugi leto proti vendar način dveh čez mogoče svojo kjer dobro brez enem mu gre ampak \
         namreč dni svoje njegov biti nad"),
    row("hr", "čćđšž", "qwxy",
        "je i u se na su da za od a koji s o kao iz što ne koje ili ali bi će do koja nije samo nakon kako sve biti \
         može to po gdje prije vrijeme također uvijek ovdje poslije dio dijela uvjeti uvjet tko netko nitko tijekom \
         tjedan tjedna tjednu tvrtka tvrtke sustav sustava obitelj obitelji tisuća tisuće povijest povijesti općina \
         općine vlade vijeće sveučilište sveučilišta znanosti gospodarstva nogomet glazbe izvješće točno točka \
         prosinca siječnja svibnja kolovoza rujna ožujka travnja lipnja srpnja listopada studenoga veljače priopćio \
         priopćenju natječaj zrakoplov uopće ondje glede sukladno kazao rekao dobio zapravo još tako kod već godine \
         zbog bio bila ima više jer bez prema između on ga mu oko pod te pa sam smo svoje njegov kad toga bilo ova \
         ovaj ovo dva jedan prvi tri godina dana sada nisu no dok kojem kojoj kojima koju svi nema ih im nas sa \
         protiv"),
    row("bs", "čćđšž", "qwxy",
        "je i u se na su da za od a koji s o kao iz što ne koje ili ali bi će do koja nije samo nakon kako sve biti \
         može to po gdje prije vrijeme također uvijek ovdje poslije dio dijela uslovi uslov ko neko niko tokom \
         sedmica sedmice sedmici kompanija kompanije sistem sistema porodica porodice hiljada hiljade historija \
         historije historiji općina općine vlade vijeće univerzitet univerziteta nauke privrede fudbal muzike \
         izvještaj tačno tačka decembra januara maja augusta septembra marta aprila juna jula oktobra novembra \
         februara saopćio saopćeno kazao rekao saobraćaj lahko kahva opći opće kantona kantonu entiteta šta još tako \
         kod već godine zbog bio bila ima više jer bez prema između on ga mu oko pod te pa sam smo svoje njegov kad \
         toga bilo ova ovaj ovo dva jedan prvi tri godina dana sada nisu no dok kojem kojoj kojima koju svi nema ih \
         im nas sa protiv"),
    row("sr", "čćđšž", "qwxy",
        "je i u se na su da za od a koji s o kao iz što ne koje ili ali bi će do koja nije samo nakon kako sve biti \
         može to po gde pre vreme takođe uvek ovde posle deo dela uslovi uslov ko neko niko tokom nedelja nedelje \
         nedelju kompanija kompanije sistem sistema porodica porodice hiljada hiljade istorija istorije istoriji \
         opština opštine vlade veće univerzitet univerziteta nauke privrede fudbal muzike izveštaj tačno tačka \
         decembra januara maja avgusta septembra marta aprila juna jula oktobra novembra februara saopštio saopšteno \
         kazao rekao saobraćaj lako mesto mesta reč reči svet sveta predsednik predsednika dve ceo treba bezbednosti \
         šta još tako kod već godine zbog bio bila ima više jer bez prema između on ga mu oko pod te pa sam smo svoje \
         njegov kad toga bilo ova ovaj ovo dva jedan prvi tri godina dana sada nisu no dok kojem kojoj kojima koju \
         svi nema ih im nas sa protiv"),
    row("ro", "ăâîșțşţ", "kqwy",
        "de și în a la cu care o din pe să un nu este pentru mai că au al ale sau fost lui prin fi după ce sunt se \
         dar cea cel despre fiind între ca era unei unui iar lor acest această până când avea doar sa său cum îi ai \
         cele foarte printre asupra pot astfel potrivit declarat spus va vor deși timp loc ei ani"),
    row("sq", "ëç", "w",
        "të në dhe i me një nga që është për më u së si ka edhe se tij ishte nuk këtë duke te do janë vitin prej ne \
         por ai ku parë ta cili kanë tyre saj mund shumë vitit atë rreth ajo deri ata pjesë vetëm gjitha kishte çdo \
         qe kishin pas disa gjatë ndryshme madhe tek dy këtij këto ose bërë vitet komuna aktuale kur tjera iu apo \
         fundit cilët përbëhet aktualisht para dytë tretë shqiptare vërtetë sot gjithë tjetër shek ishin kjo thotë \
         pak mbi ndërsa kundër tre pasur cilat ato sipas kësaj a qenë vjetër vend tonë mos ky cila"),
    row("ca", "àçèéíïòóúü", "kw",
        "de la i a que el en per les del un amb una es els és no al dels ha com o més aquesta va se hi part ser tot \
         aquest fer han cal si ja seva als pot altres on col fins però cap són van tres sol pel sempre seus ens entre \
         uns ho només molt any totes dia sense dos veure perquè seu nostra mateix també era ni tipus pels això \
         diferents altre tots cada tant poden millor li format fa cas món article tenir casos manera hem seves anat \
         sobre des quan nou havia fou"),
    row("gl", "áéíñóúüï", "jkwyç",
        "de a o que e do da en os un para unha con das por as dos non no na ao máis como se foi nos polo pola á seu \
         súa ó é nas ser ou pero está tamén ten entre desde ata dun dunha sobre onde cando hai xa moi foron este esta \
         anos estes estas sen eu el ela eles todo todos vai outros outras tras ante neste nesta nun nunha ano mesmo \
         así porque só xunto dende galega cada pode fixo dixo aos ás súas seus polos polas durante segundo despois \
         antes aínda ningún algúns entón hoxe agora"),
    row("eu", "ñü", "cqvwy",
        "eta da zen bat ere zuen izan an ziren du ez ko zituen ditu edo dute bere zuten dago baina egiten egin hau \
         dagoena de ondoren eko arabera baten izena duen sarrera zion ean beste urteko sortu a eman behar dagoen \
         batean guztiak den batek bi zela baita oso garai honetan esan batzuk hori asko diren aldiz erabiltzen baino \
         batez batera bizi azaleran berriz lehen ezagutu honek urte daude gain arteko hartzen zituzten zegoen alde \
         nagusia bitartean artean ondorioz eraiki izen zenbait joan hil ematen handia seme duten batzuetan dauden"),
    row("ga", "áéíóú", "jkqvwxyz",
        "an a na agus i ar é le is go ag de sa mar sin sé in atá seo bhí ina nó den ann eile ó raibh féin leis ach do \
         chuid í ná as san ea chun tá amach faoi bhfuil air dá gcontae ní siad don mó iad gach maith mór réir nach \
         féidir níos sna aon aige chomh ba fáil cuid am cur nuair duine dul idir thabhairt héireann chéile bíonn acu \
         measc áfach orthu chur sí gur freisin gcomhairle céanna rud leor dhéanamh áit bhíonn lán cé nós trí lá nua á \
         chineál lena daoine cosúil dhá"),
    row("cy", "âêîôûŵŷäëïöẁẃ", "kqvxz",
        "yn i a o ar ei yr ac gan oedd gyda wedi mae fel mewn yw am enw un sy ôl fod ond eu neu sef ym cael gyfer aml \
         roedd hefyd eraill hyd w hyn yng dros cyntaf fe bod wrth cynnwys hynny oed er pan hon nifer yma of u erbyn \
         ef gael na bu lle arall gwaith ail rhan hwn pobl du rhai iddo mwyn pryd ddefnyddio cyn rhwng dod oherwydd \
         defnyddio hi pob daeth oes sydd iawn dref newydd fewn prif ni tra hun ddiweddarach iddynt ennill sawl iaith \
         unig drwy"),
    row("mt", "ċġħżàèìòùâ", "cy",
        "u li ta il l fil f tal biex ma għal għall b bil minn mill din dan is kien hija huwa hu hi aktar wara dwar \
         jew fuq it kull meta qal kif jekk kienet kienu mal minħabba imma bejn kontra fis fit tas tat dawn dik dak \
         waqt qed se qabel bla snin sena oħra ieħor wieħed kollha dawk anke matul sa għandu għandha għandhom jkun \
         tkun jista"),
    row("lb", "äëéüöêâè", "",
        "de an déi den d dat ass vun op fir mat net am et ze ech si eng en un och wéi ginn gëtt huet hunn sinn ënner \
         iwwer awer nach no bei vum zu war waren goufen gouf hat dee datt wat méi zum zur ier mir hir säi seng dem \
         der als oder all aus duerch géint wann kann soll selwer schonn haut nëmmen"),
    row("la", "æœāēīōū", "kwy",
        "est et in ad per a cum sunt ut vel de inter non qui ab sed quae eius ex autem esse erat fuit etiam quam quod \
         atque se quoque alia quo aut sive huius hoc eum modo pro suo res tempore iam post ipse ubi anni erant hunc \
         quibus re sibi ac natus potest apud nomen magnum habent ob primum eorum secundum habet alias facere ante \
         suam hodie bellum enim"),
    row("lt", "ąčęėįšųūž", "qwx",
        "ir su iš yra į savo o kad tik nuo kaip ar ne daug per pat taip tai bei buvo apie bet būti jų iki arba to po \
         jau labai kai gali mūsų metu dar prie metų jis jog jie turi darbo ant bus jos nėra nei kartu kuris už kas \
         galima dėl ji reikia tiek daugiau prieš gerai galite nors kurie jo ką juos todėl kartą darbų jį visa lt \
         laiko tarp jais pasaulyje tas žmogaus kurios pasaulio žemės nes kitą kiek dieną val viską niekada viskas \
         savivaldybės man tapo a pagal žmonių sistema vieną pradėjo dažnai visus veiklą metus ją buvęs tačiau metais"),
    row("lv", "āčēģīķļņšūž", "qwxy",
        "un ir ar par ka arī kas no uz bet kā ko nav to var vai bija lai pēc tad tikai tas tā jau daudz jo gada savu \
         ļoti vēl gan darba līdz varētu man ne kur es būs tiek kad būtu vairāk tās viņa būt kaut ja mēs viņš visi \
         visu šī pa mums cik laikā šajā vienkārši bez noteikti varbūt dienu mūsu pie šo tik vienu valsts iespējas \
         dzīves kurā vajag tika nekā cilvēki cilvēkiem tieši kāpēc tāpēc tam atbalstu kādu dienas pirms izglītības \
         bērnu iespēju tie tomēr jābūt kura tagad viņam gadījumā viena šīs cilvēku viņi taču darbu a problēmas labi \
         savā vēlas kam gadu naudas kuri pret starp gadā"),
    row("tr", "âçğıîöşüû", "qwx",
        "ve bir için ile olarak de bu da olan çok en sonra daha gibi her bilgi veya büyük ilgili tarafından nin kadar \
         ise göre ne in iki yer içinde yılında a iyi üzerinde üzere devam son edilen farklı iş tüm bulunan nda yüksek \
         olmak yeni o eğitim üzerine ifade var yapılan eder alan önce yıl önemli olduğu şekilde biri teknik gerekli \
         çalışma gün ilk kabul olup bilimsel hakkında su nın un tam bağlı sosyal birlikte ki tarihinde uygun başka \
         arama tarafýndan gerek itibaren tarihi sınav etti süre yine haline ye kez görev eden sahip aynı toplam bazı \
         dedi süresi birçok arasında gelen temel geçen karar ettiği olur ait söyledi belirtti açıkladı etmek olması \
         vardı kişi kişinin dışında yönelik nedeniyle sırasında hafta saat ardından bulunuyor yapılacak gerekiyor \
         aldı verdi yaptı geldi konusunda halinde olacak olduğunun artık böyle şöyle hâlâ rağmen üç dört beş fazla az \
         neden nasıl nerede kim kendisi bize size onlar olsun olursa ediyor oluyor edilecek ilişkin dair yıllarda ama \
         değil mi ya bunu diye ancak şey hem bunun"),
    row("az", "çəğıöşü", "w",
        "və bir ilə bu də ki sonra üçün da isə olan tərəfindən il çox o kimi idi edir görə olaraq yeni olmuşdur böyük \
         ən hər edilmişdir öz daha onun əsas baş qəbul əldə ilk olur bütün onu ya dəfə adı oldu etdiyi müəyyən aid \
         qədər olunan digər etdi i olub illərdə haqqında ilin biri davam iki qarşı belə zaman olduğunu edən edilmiş \
         elan etmişdir təşkil həmin təyin üzrə üç edirlər a orta edib verir bilər istifadə edilən başa ildən \
         fəaliyyət aşağı uzun yüksək iştirak özünü inkişaf ona üzərində malik neçə qeyd edilir başladı etmək şəhər \
         arasında son olduğu qədim anadan ii azərbaycan deyib bildirib"),
    row("uz", "ʻʼ‘’", "cw",
        "va bu bilan uchun ham bir bo lgan da edi deb ning boʻlgan boʻlib esa yil yilda ni oʻz emas kerak qilish \
         keyin har bor juda eng ular uning shu yoki lekin ammo boʻyicha boyicha haqida boʻladi qilgan tomonidan kabi \
         bundan hozir ularning ushbu sifatida orqali davlat yangi kun ikki barcha kishi bolgan bolib olib qildi"),
    row("ku", "çêîşû", "",
        "û ku li di de bi ji ên ya yên jî re bo ne ew wan va vê wê xwe ket hat dike dibe bû bûn kir kirin dikin hatin \
         ser nav an her hemû gelek da heta piştî berî tê wî min me hene heye nîne jê lê got dibêje dema ev çend niha \
         yê ê"),
    row("id", "é", "qx",
        "yang dan di ini itu dengan untuk pada dalam tidak akan dari oleh adalah telah ke juga ada mereka dapat lebih \
         kepada bagi tersebut sebagai antara kata satu orang bahwa karena bisa saat ujar sebuah sejumlah bahkan \
         pemerintah yakni maupun mengatakan warga agar usai terkait akibat sedangkan bila polisi kota pukul tapi anda \
         saja kemudian maka yaitu memiliki melakukan dilakukan terjadi setelah belum presiden korban kasus memberikan \
         demikian begitu rupiah jalan cukup turut saya menjadi serta atau semua pihak negara kita malah ketika namun \
         selain perlu supaya hanya sudah para secara tahun beberapa dia tiga dua pertama hari masih lagi termasuk \
         setiap kini bukan kali sebelum sekarang minggu lalu tanpa katanya kami banyak sangat baru sama baik harus ia \
         pun sampai sehingga seperti anak sejak hingga apa jika masa tetapi atas seorang lain rakyat tempat"),
    row("ms", "é", "qx",
        "yang dan di ini itu dengan untuk pada dalam tidak akan dari oleh adalah telah ke juga ada mereka dapat lebih \
         kepada bagi tersebut sebagai antara kata satu orang beliau daripada boleh kerana berkata kerajaan polis \
         semasa manakala iaitu ialah mahu dijangka sahaja hendaklah menerusi bermula apabila berkenaan bahawa \
         sekiranya bandar setakat bilangan mengikut kes mangsa bekas pejabat syarikat setiausaha pegawai wang kanak \
         bernilai sukan akhbar perdana ahad isnin khamis jumaat turut saya menjadi serta atau semua pihak negara kita \
         malah ketika namun selain perlu supaya hanya sudah para secara tahun beberapa dia tiga dua pertama hari \
         masih lagi termasuk setiap kini bukan kali sebelum sekarang minggu lalu tanpa katanya kami banyak sangat \
         baru sama baik harus ia pun sampai sehingga seperti anak sejak hingga apa jika masa tetapi atas seorang lain \
         rakyat tempat"),
    row("jv", "éè", "qx",
        "ing lan sing ana iki saka kang karo iku kanggo uga dadi ora wis marang utawa minangka yaiku nanging amarga \
         wong taun kabeh akeh luwih siji dening menyang kasebut bisa manawa tumrap supaya ngandika durung banjur mung \
         isih dheweke nalika kudu saben duwe nganti"),
    row("vi", "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", "fjwz",
        "và của có là các với cho trong được không đã những một người để đến về công thể học đó nhiều hợp việc khi \
         nhà như ra này chỉ vào tại đầu cơ bạn năm thành hàng hiện quan phải sự động trường lý điều thực từ nhất định \
         thông làm chính sẽ hội nước theo chức viên dụng trên hơn còn dân gia cần ngày cũng tế phát sản sinh kết hành \
         nghiệp tâm lại mà qua bị thì tư chủ tốt đi lượng trình đồng nên tin đang tạo vẫn giá nhân cao con bản bằng \
         lớn năng số mình nhận doanh hình nay khách dự sau ông nhưng rất hay bởi vì hai cùng nó họ"),
    row("tl", "ñáéíóúâêîôû", "cfjqvxz",
        "sa ng ay na ang mga isang ito ni hindi may o noong si mula nito siya bilang kanyang para kung upang ibang \
         iba pag pang pamamagitan niya nang nasa unang tao kanilang naging din hanggang mas maaaring lamang ika lahat \
         buong ilang dahil bahagi taong taon bagay maraming kay tinatawag naman rin sila dito saan habang buhay isa \
         pa dalawang ring karaniwang pangunahing mataas bawat pagitan loob kaya iyon of panahon populasyon kilalang \
         kabilang palabas binubuo ginawa kasalukuyang itong daigdig kaniyang lungsod pagiging kasama nag pamahalaan \
         niyang anyo salitang kadalasang walang labas larangan tumutukoy bago ama kuwento apat dating bagong \
         pagkatapos lang lugar paggamot ko mo nila ako"),
    row("sw", "", "qx",
        "ya na wa kwa katika ni za la kuwa mwaka kama cha au yake lugha hii pia zaidi wake watu nchini kutoka vya \
         idadi wakati lakini nchi ilikuwa hivyo kwamba wakazi sana kwenye ndani miaka juu kundi ambayo huu hali hadi \
         mji sababu chini pamoja jina nyingi huo hata iko moja karibu eneo kati sehemu baada kabla uainishaji tu \
         wengi lake kila hiyo kwanza mtu huwa kubwa wapatao awali alikuwa wenye maji tena habari ambao yao sasa hili \
         kutokana nje kuna kazi kawaida yote iliyofanyika baadaye shule kabisa hizi si kulingana muhimu hasa duniani \
         pili maeneo tofauti siku damu kk kiasi historia zote mmoja zao huyo hilo hayo bila"),
    row("af", "áäéèêëíîïóôöúûü", "",
        "die en is van in het wat te vir om nie met dat as dit op word ons sy se ook aan kan oor was ek na hulle maar \
         of deur jou hy sal by daar hierdie my gaan moet toe sê uit tot baie soos jy so nog wil wees kom al dan mens \
         een haar nou hom eerste maak mense sou groot meer af lewe laat weet gemaak begin ander onder dus eie sien \
         doen waar voor tussen dieselfde werk gehad vandag alle twee dag jaar hoe dink beteken u staan lees afgelope \
         leer verder teen kon stap dié goed kry julle omdat elke iets tyd"),
    row("so", "", "pvz",
        "oo ka iyo ku ah u ee waxaa waa la ay uu soo mid badan in waxay kale wuxuu laga aad waxa lagu loo ugu ayaa \
         ahaa si ama tahay wax yahay dadka sida kala aan ahaan kii leh sare marka isku ayuu ilaa waxaana inuu dib \
         loogu inta yihiin dad dheer hore wuxuuna yiri leedahay yar sidoo sano markii qof ha sii nin jiray da meel \
         halka duwan isla looga leeyahay hor ma yaqaano nool karo dhamaan sanadkii noqday is dhashay iwm caan dhan \
         labada jira tirsan kaga kasta uga tan iyadoo gaar lahaa reer milyan dhaqaalaha labo hoos ahayd laba ingiriis"),
    row("yo", "áàéèẹíìóòọṣúùńǹḿ", "cqvxz",
        "ni je ti o ó tele tí ati ní a awon to ile si kan ara sí lo àti fi yìí lati re won se wa fun ò bi pé sì fún \
         náà wó ko àwo mo jẹ́ bá ninu rè gba de di kò tó àwọn wà èdè tabi so máa ìlú wo omo kí ló ohun gbogbo pe ba \
         jé bí ènìyàn oloselu láti wọn le nínú gbé tun pelu kó be ilè awọn lè ṣe of pè lé èyí i tún yi lori ilé \
         eniyan í rí ilu nípa larin à rò wọ́n iru ta mi mò dò pò ìgbà"),
    row("zu", "", "",
        "ukuthi futhi uma kakhulu kodwa i ngoba kanye lapho abantu ukuze khona kusho uthe nje u kahle noma ke \
         njengoba ukuba ngenxa kanti ngo le kuphela lokhu ngesikhathi ngakho kumele wakhe ngisho kukhona yakhe \
         phakathi ku amandla ngayo ngaphandle lakhe kube emhlabeni yabo konke bonke wathi nokuthi zakhe phansi uthi \
         kule ne yakho ithuba abaningi into isimo ezimbili zonke iminyaka kepha lo lokho sengathi kufanele indlela \
         yabantu wami kulo wonke eminyakeni phezulu yonke ndawonye abanye izinto labo ngokuba yini nazo yena kubo \
         ngonyaka emibili abe daba abadlali lutho emuva indawo okumele kwethu uhlelo"),
    row("ha", "ɓɗƙƴ", "qvxp",
        "da na a ta ya ba ne wanda cewa shi yi ce ga domin sun su cikin kuma ke zai daga don kan an amma mai wani \
         yana bayan wannan yadda tun lokacin ko wata sai kasar har dai masu suka zuwa ita wasu yanzu shugaban kuwa \
         inda ana haka yake suna tare wadanda babu akwai kamar duk"),
    row("eo", "ĉĝĥĵŝŭ", "qwxy",
        "la de kaj en estas al ke ne por estis pri kiel mi kun el li per ili kiu ni vi oni kiuj aŭ pli tiu tio ĝi \
         plej havas ĉe tiel tiuj ĉi nur sur sed da inter povas a dum du jam ol ankaŭ tre ja devas pro tute tiun unu \
         jaro se jaroj je ĝin mem ĉiuj kiam kion granda antaŭ do post an kie tuta multe ĝis ktp min sian bona okazis \
         ilin siajn mia ĉar esti poste eĉ jarcento homoj laŭ diversaj tie bone lia ĉiam sen afero vorto eble ofte nun \
         diris kelkaj vin"),
];
