//! Function words of languages in Latin letters, a row a language. To add one, add its row.
//!
//! Small letters; a word of more than eight bytes is never looked up. What counts is how common a word is in
//! running text and how few other languages have it.

/// ISO 639-1 code and words.
#[rustfmt::skip]
pub(super) const STOPWORDS: &[(&str, &str)] = &[
    ("en", "the of and to in a is was for that on as with by it he at from his are be this were an which or has had have \
            not but they its their also been who will would said she more after when one we there him her than about \
            into could can if what only out up you your my so no all may some these other many do does did how"),
    ("de", "der die und das in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat \
            dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis \
            mehr durch man sein wurde sei kann wenn ich wir ihr ihre seine wurden unter gegen keine schon diese dieser"),
    ("fr", "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux \
            d l qu s n c j été ont mais comme ou si leur y elle ces cette sa ses être deux nous vous je tout fait même \
            bien aussi entre où dont sans après avait était ils selon lors"),
    ("es", "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin \
            sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque \
            qué sólo han yo hay vez puede todos así nos ni parte tiene uno donde bien ese otra e unos fueron estos"),
    ("it", "di e il la che in a per un è del non si le con i da una sono della dei nel al ha lo più gli alla anche come \
            ma dal se o ed delle nella su l dell all sul era questo essere degli suo stato cui ai loro sua ci questa \
            hanno due tra dopo solo alle fu molto prima d un c nell dalla quando perché sulla"),
    ("pt", "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu \
            sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos \
            ter seus quem nas me esse eles estão você foram essa num nem suas são pelos"),
    ("nl", "de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit door nog naar \
            heeft hij over wordt deze was ze ik kan tot je worden hebben had meer werd onder tegen geen zo dit haar na \
            hun wel wij al veel zich we kunnen moet waren zal omdat"),
    ("pl", "w i na z się do nie to jest że o jak po od za przez a dla oraz ale co ma tym są tak był może które który \
            jego tylko być już czy było bardzo go lub przed też ich także będzie jej by pod ze była która tego gdy \
            jako przy podczas ten ta został jednak między"),
    ("sv", "och i att det som en på är av för med till den har de inte om ett han men var jag från sig vi så kan man \
            när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade blev bli hon \
            alla detta mycket än då upp sina denna blir över hans varit"),
    ("da", "og i at det er en til af på for med den de som ikke har der et han var sig fra men jeg vi om så kan man år \
            også efter eller nu ved mod skal ville bliver ud blev hun alle meget over havde være hvor når denne op \
            mere ham bare hans blevet nogle dette end sin"),
    ("no", "og i det er en til av på for med den de som ikke har at et han var seg fra men jeg vi om så kan man år også \
            etter eller nå ved mot skal ville blir ut ble hun alle mye over hadde være hvor når denne opp mer ham bare \
            hans blitt noen dette enn sin sier må å hva etter mellom"),
    ("fi", "ja on ei se että oli hän mutta ovat kun myös kuin sen joka tai ole niin jos jo ne mukaan sekä vain olla \
            hänen voi vielä jossa siitä jonka nyt mitä ollut minä tämä sitä eivät oli ettei tämän jotka noin vuonna \
            sitten kaikki kanssa jälkeen olivat"),
    ("cs", "a v se na je že s z o do to i ve k pro za by jsem ale si od jako po jsou které který jeho tak podle bylo \
            byl nebo až která jen při jak co u než také už být má před však ze ke mezi bude byla kteří roku kde \
            jejich pouze několik ještě"),
    ("sk", "a v sa na je že s z o do to i vo k pre za by som ale si od ako po sú ktoré ktorý jeho tak podľa bolo bol \
            alebo až ktorá len pri čo u než aj už byť má pred však zo medzi bude bola roku kde ich iba ešte nie keď"),
    ("hu", "a az és hogy nem is egy volt de ez meg már csak el még mint ha vagy azt után kell van sem lehet ki szerint \
            ami aki majd pedig között több ezt be mert minden ő fel nagy lesz így úgy ezért amely akkor lett voltak \
            során mind hogyan"),
    ("ro", "de și în a la cu care o din pe să un nu este pentru mai că au al ale sau fost lui prin fi după ce sunt se \
            dar cea cel despre fiind între ca era unei unui iar lor acest această până când avea doar sa său cum \
            îi ai cele foarte printre asupra"),
    ("hr", "je i u na se da za od su s a to o koji kao što ne bi iz će do ili ali nije te po samo nakon kako bio sam \
            pri koja već bila više još sve koje ima ga može biti tako smo između prema godine svoje njegov kad zbog \
            toga bilo oko kod"),
    ("sl", "je in v na se za da so z s pa ki po tudi kot ne bi o do od iz ali še pri to ni le bil ter bo sem kar ko \
            že med bila več leta lahko ga ima samo kako pred zaradi njegov biti tem vse nad bilo če ker"),
    ("tr", "ve bir bu da de için ile olarak çok daha olan gibi en ne kadar o ama sonra ise her ki var değil mi ya olduğu \
            iki bunu göre diye ancak şey hem nasıl bunun yok sadece hiç çünkü yeni kendi oldu eden tarafından \
            olduğunu ilk onun arasında \
            üzerinde hala son büyük karşı önce aynı bazı birçok sahip eğer içinde diğer tüm onları bunlar etti edildi \
            vardır yer zaman gün yılında yıl onu kendini biri mı mu veya bile ayrıca"),
    ("id", "yang dan di ini itu dengan untuk dari dalam pada tidak adalah akan ke juga oleh sebagai telah atau ada saya \
            mereka bisa karena dapat lebih tersebut sudah kami kita saat hanya anda bahwa para seperti secara menjadi \
            tahun satu orang namun hingga antara belum masih setelah"),
    ("vi", "và của là có được trong cho các một những với không người này để đã khi từ ra đến như tại về trên bị cũng nhiều \
            năm sau ông vào còn đó sẽ nhưng phải làm thì rất hay theo bởi vì hơn hai lại nước thể nhất cùng nó họ"),
    ("ca", "de la que el i en a els les del un per amb no una és al es va més com però o seu han són dels pel també \
            aquest ser aquesta ha s d l va entre fins molt sobre des tot on hi ja quan seva perquè seus dos nou \
            havia seves era fou anys"),
    ("lt", "ir į kad su iš yra buvo ne o kaip per bet ar už dėl jis tai jo nuo po bus dar tik kuris metų taip jau gali \
            iki apie pagal prie jie labai nes kai kurie arba ją bei savo buvęs tačiau metais pat"),
    ("lv", "un ir ar no uz par kas ka ne bet kā arī to pēc pie tika vai gan viņš lai šo tās tas tikai jau bija līdz \
            vairāk ļoti savu tad kad gada kuri būt ir nav pret bez starp tiek šī viņa gadā"),
    ("et", "ja on ei et see oli ka ning kui aga mis oma ta kes ole või siis välja nii veel pärast üle ma välja seda \
            selle sest juba kuid olid olla nad vaid kõik mille ees mitte enam aasta aastal poolt"),
    ("sq", "të e në dhe i për me një që nga është më se si ka u do nuk por së ishte kanë janë edhe ai pas kjo tij ky \
            duke mund janë sipas vetëm deri kishte gjatë cila tyre"),
    ("tl", "ang ng sa na mga at ay si ni ito para hindi kay isang siya ko niya o may nang kung mo nila naman din rin \
            lang pa ako upang mula bilang noong kanyang dahil"),
    ("sw", "na ya wa kwa ni katika za la cha kuwa hii huo pia kama hiyo au lakini watu mwaka sana yake baada huyo alikuwa \
            hilo ambao vya wake hayo yao bila zaidi hadi"),
    ("af", "die van en in is het nie dit wat vir met op te om aan sy was hy as ook word deur ’n maar of kan tot nog daar \
            uit by na sal ek jy hulle baie meer gaan ons toe oor wees waar"),
];
