"""Names that are often given in Azerbaijan: two of them are two names, however few letters are between them."""

from functools import lru_cache

from cases.matching.known_abroad import GEORGIAN_AND_ARMENIAN, IRANIAN_AND_AFGHAN, PAKISTANI, RUSSIAN, TURKISH
from cases.matching.sounds import bare, coarse, merged, readings

ABROAD = (RUSSIAN, GEORGIAN_AND_ARMENIAN, TURKISH, IRANIAN_AND_AFGHAN, PAKISTANI)

MEN = """
Abbas Abdulla Abid Abil Abuzər Adil Adəm Aftandil Ağa Ağababa Ağabəy Ağakərim Ağaəli Ağalar Ağarəhim Ağasəf Akif Alim Aqil Aqşin
Alı Allahverdi Alpay Altay Amil Anar Araz Arif Arzuman Asim Asif Aslan Atakişi Ayaz Aydın Ayxan Azad Azər Babək Bağır Bəbir Bəhram
Bəhruz Bəhmən Bəkir Bəxtiyar Bayram Behbud Bəşir Bilal Binnət Budaq Bünyad Cabbar Cabir Calal Camal Camil Canəli Cavad Cavanşir Cavid
Cəfər Cəlal Cəlil Cəmil Cəmşid Ceyhun Coşqun Cümşüd Çingiz Dadaş Daşdəmir Daşqın Dəmir Dəyanət Dilqəm Dursun Dünyamalı Elbrus Elbəy
Elçin Elçibəy Eldar Eldəniz Elgün Elgiz Elxan Elmar Elman Elmin Elməddin Elnur Elsevər Elşad Elşən Eltac Eltay Elton Elvin Elvar Elyar
Emil Emin Etibar Eyvaz Eyyub Əbdül Əbil Əbülfəz Əbülfət Əfqan Əfrasiyab Əfsər Əhəd Əhliman Əhməd Əkbər Əkrəm Ələddin Ələkbər Ələsgər
Ələmdar Əli Əliabbas Əliağa Əlibala Əliəkbər Əlihüseyn Əliqulu Əlimərdan Əlipənah Əlirza Əlisəttar Əlisəfa Əlövsət Əmir Əmiraslan Əmrah
Əndərabi Ənvər Ərəstun Ərşad Əsəd Əsgər Əsəf Əşrəf Ətraf Əyyar Əzim Əziz Fail Famil Faiq Fariz Fazil Faruq Fətəli Fətulla Fəxrəddin Fəxri
Fərəc Fərhad Fərhəd Fərid Fərman Fərrux Fərzəli Fikrət Firdovsi Firudin Fizuli Fuad Füzuli Göyüş Gəray Gülağa Gülməmməd Gündüz Habil
Hacı Hacıağa Hacıbala Hafiz Hamlet Hatəm Həbib Həmdulla Həmid Həmzə Həsən Həsənağa Həşim Hətəm Heydər Hidayət Hikmət Hilal Hümbət
Hüsaməddin Hüseyn Hüseynağa Hüseynqulu Xalid Xalıq Xanlar Xanəli Xanoğlan Xaqan Xasay Xəlil Xəlilbəy Xəqani Xətai Xəyal Xəyyam Xıdır
Xosrov Xudaverdi Xudu İbad İbrahim İdris İlham İlqar İlkin İlyas İlahi İltifat İmamverdi İmanverdi İmran İntiqam İqbal İradət İsa
İsabala İsaq İsfəndiyar İsgəndər İsmət İsmayıl İsrafil İslam İxtiyar Kamal Kamandar Kamil Kamran Kazım Kənan Kərəm Kərim Lazım Lətif
Loğman Mahir Mahmud Malik Maqsud Mayis Mehdi Mehman Məcid Məcnun Mədəd Məhəmməd Məhəmmədəli Məhərrəm Məlik Məlikməmməd Məmməd Məmmədəli
Məmmədhəsən Mənaf Mənsur Mərdan Məsud Məşədi Mətləb Mikayıl Mirabbas Mirağa Mircəfər Mirəli Mirhəsən Mirzə Mirzəağa Mövlud Mövsüm
Muğan Muxtar Murad Muradxan Musa Muslum Mustafa Mübariz Müqabil Mürsəl Mürvət Müseyib Müslüm Müşfiq Mütəllim Müzəffər Nadir Namiq Nail
Nazim Natiq Naib Namaz Nağı Nəbi Nəcəf Nəcəfqulu Nəriman Nəsib Nəsimi Nəsir Nəsrəddin Nəzər Nicat Nihad Nizami Nofəl Novruz Nurəddin
Nurəli Nurlan Nuru Nuri Nüsrət Oqtay Orxan Oruc Osman Özal Paşa Pənah Pərviz Piri Pirverdi Polad Pünhan Qabil Qadir Qafar Qalib Qara
Qaraxan Qasım Qaçay Qeys Qəhrəman Qədim Qədir Qəmbər Qəni Qənbər Qəzənfər Qiyas Qismət Qoca Qorxmaz Qoşqar Qulam Qulaməli Qulaməddin
Qulu Qurban Qurbanəli Qüdrət Rafael Rafiq Rahib Rahil Rail Rakif Ramal Ramazan Ramid Ramil Ramin Ramiz Rasim Rauf Razim Rəcəb
Rəfael Rəfi Rəhim Rəhman Rəmzi Rəsul Rəşad Rəşid Rizvan Roman Röyal Rövşən Rövnəq Ruhin Ruslan Rüfət Rüstəm Rza Rzaqulu Sabir Sabit Sabutay
Sadiq Sahib Saleh Salman Samir Sarvan Sari Sarxan Seyfulla Seymur Seyid Seyran Səbuhi Səfalı Səfər Səfərəli
Səxavət Səid Səlim Səlahəddin Səməd Səmədağa Səməndər Sənan Sərdar Sərxan Sərvər Səttar Səyavuş Sirac Soltan Süleyman
Sübhan Şahbaz Şahid Şahin Şahlar Şahmar Şahnəzər Şahmurad Şahrza Şahsuvar Şahvələd Şakir Şamil Şamxal Şaiq Şahmar Şəfi Şəhriyar Şəmistan
Şəmsi Şəmsəddin Şəmil Şərif Şıxəli Şirin Şirəli Şirinbala Şirvan Şirzad Şixi Şöhrət Şövkət Şükür Tağı Tahir Talıb Taleh Tamerlan Tapdıq
Tariyel Tarverdi Teyfur Teyyub Teymur Təbriz Təhmaz Təhmasib Təvəkkül Tofiq Toğrul Tural Turan Turqay Turqut Turxan Ülfət Ülvi Ümid
Ümüd Üzeyir Vahab Vahid Valeh Vaqif Vasif Vasim Vamiq Veys Vəfadar Vəkil Vəli Vəliəhd Vidadi Vilayət Vüqar Vüsal Vüdadi Yadigar Yadulla
Yaqub Yalçın Yaşar Yasin Yəhya Yunis Yusif Yavər Zabil Zahid Zahir Zakir Zamin Zaman Zaur Zeynal Zeynalabdin Zeynəddin Zəbur Ziya Ziyad
Ziyafət Zirəddin Zöhrab Zülfi Zülfüqar Aleksandr Aleksey Andrey Boris Dmitri İqor İvan Maksim Mixail Nikolay Oleq Pavel Pyotr Sergey
Viktor Vladimir Yuri Mustafa
"""
WOMEN = """
Afaq Afət Ayan Aliyə Almaz Anara Aqiyə Arifə Arzu Asya Aybəniz Ayda Aygül Aygün Ayişə Aylin Aynur Aynurə Aysel Ayşən
Aysu Ayşə Aytac Aytən Azadə Bahar Banu Bəhicə Bənövşə Bəsti Bəyaz Bəyim Billurə Bircə Brilyant Cahan Cavahir Ceyran Cəmalə Cəmilə
Çimnaz Çinarə Çiçək Dilarə Dilbər Dilşad Dinarə Dürdanə Elfanə Elmira Elnarə Elnurə Elyanora Elza Emiliya Emma Esmira Esmiralda Elmina
Əfruz Əfsanə Əminə Əntiqə Əsli Əsmər Əsma Əzizə Fatimə Fatma Fəranə Fəridə Fərəh Fəxriyyə Fidan Firəngiz Firuzə Flora Gözəl Gövhər Gövhərtac
Gülarə Gülay Gülbahar Gülbəniz Gülçin Gülçöhrə Güləndam Gülər Gülgün Gülüstan Gülxanım Gülnar Gülnarə Gülnaz Gülnisə Gülsüm Gülsabah
Gülşad Gülşən Gültac Gültəkin Günay Günel Günəş Haqiqət Həbibə Həcər Həqiqət Hicran Humay Hürü Hürrəm Xalidə Xanım Xanımana Xatirə Xavər
Xatın Xəyalə Xədicə Xumar Xuraman Xurşid İlahə İlhamə İradə İranə İnara İnarə İnci İntizar İzzət Jalə Kamilə Kəmalə Kəmilə Kətibə
Kifayət Könül Kübra Lalə Laləzar Lalizar Lamiyə Ləman Lətifə Leyla Lidiya Lumu Lyudmila Mahirə Mahizər Maisə Maral Marina Mariya Mehparə
Mehriban Mehrigül Məcbur Mədinə Məhbubə Məhluqə Məhsəti Məlahət Məleykə Mələk Mənsurə Mənzər Məryəm Məsmə Mətanət Minarə Minayə Mina
Mirvari Mövludə Münəvvər Müşkünaz Nadirə Nailə Naibə Nabat Nahidə Natəvan Natella Nazilə Nazlı Nəcibə Nəfisə Nəğmə Nəilə Nəzakət Nəzirə
Nərgiz Nərmin Nərminə Nəsibə Nəzrin Nigar Nisə Nizakət Nuranə Nuray Nurcan Nurlanə Nuriyyə Nüşabə Ofelya Olqa Opera Pakizə Pəri Pəricahan
Pərişan Pərvanə Pərvin Pəsti Püstə Qənirə Qətibə Qızılgül Qızxanım Qönçə Qumru Qüdsiyyə Raisə Ramilə Ramidə Ramizə Rasimə Raya Reyhan
Reyhanə Rəfiqə Rəhilə Rəhimə Rəna Rəsmiyyə Rəşidə Rəvanə Rəxşəndə Roza Röya Rövşənə Ruqiyyə Ruhəngiz Ruhiyyə Rübabə Rüxsarə Sabirə Sahibə
Sadaqət Sahilə Saidə Sakinə Sayalı Salatın Samirə Sara Sariyə Sədaqət Səadət Səbinə Səkinə Səidə Səma Səmayə Səmirə Sənəm Sənubər Sərvinaz
Sevil Sevda Sevinc Sevər Sevgi Sima Simnarə Solmaz Sonaxanım Sona Südabə Süsən Süsənbər Surə Sürəyya Svetlana Şahnaz Şəbnəm
Şəfəq Şəfiqə Şəhla Şəhrəbanu Şəhanə Şəkər Şəkufə Şəlalə Şəms Şəmsiyyə Şərqiyyə Şirinxanım Şövkət Tamara Tamam Tamella Tamilla Tahirə Tatyana
Telli Tərlan Təranə Təhminə Təzəgül Tovuz Tükəzban Tünzalə Türkan Türkanə Turac Tutu Ulduz Ülkər Ülviyyə Ülfət Ümidə Vəfa Vəsilə Validə
Xoşqədəm Vüsalə Yaqut Yasəmən Yavərə Yeganə Yelena Yeter Yetər Zahidə Zakirə Zamirə Zemfira Zeynəb Zeynəbxanım Zəhra Zərifə Zərəngiz
Zərnigar Zərövşan Zibeydə Zivər Zöhrə Zümrüd Zülfiyyə Züleyxa Zülalə İrina Anna Natalya Olqa Kseniya Sevara Gülçöhrə
"""
FATHERS_OF_FAMILIES = """
Babay Balay Çoban Əfəndi Həsrət İmam İman Kişi Nəzir Nərim Orduxan Pərvər Rəfiq Rəsul Salah Sarı Səfa Soltan Şahverdi Tahmaz
Quli Nəbi Umud Ümud Vəlixan Verdi Yolçu Zal Zərbəli Bəy Bədəl Fərzi Gözəl Hümmət Kəlbi Qaray Qəribşah Şıx Əlixan Əliyar Əlləz
"""


ONE_NAME = """
Fatimə Fatma Fatemeh
Giorgi Georgy Georgiy
Məhəmməd Mohammad Muhammad Mehmet Magomed
Hüseyn Hossein Hussain
Səid Sayed Saad
Hashimi Hashemi
Hosseini Hussaini Husseini
Rezai Rezaei
Ebrahimi Ibrahimi
Sadeghi Sadiqi
Qaderi Qadiri
Naseri Nasiri
Yousefi Yousufi
Umar Omar
Usman Osman
Qənbər Qəmbər
"""  # a line holds what is one name in several languages, where its sounds alone do not show it


@lru_cache(maxsize=20_000)
def names_of(sound: str) -> frozenset[str]:
    """The known name that sounds just so, else all that it may be."""
    alike = _index().get(coarse(sound), frozenset())
    found = alike & {sound} & _own() or alike  # how it is written abroad is one way of many
    return frozenset(_one_name().get(name, name) for name in found)


def is_known(sound: str) -> bool:
    """Whether a known name sounds just so: then it is hardly a slip of another."""
    return sound in _own() or sound in _abroad()


@lru_cache(maxsize=1)
def _index():
    found = {}
    for sound in _own() | _abroad():
        found.setdefault(coarse(sound), set()).add(sound)
    return {alike: frozenset(names) for alike, names in found.items()}


@lru_cache(maxsize=1)
def _one_name():
    lines = [list(map(_sound, line.split())) for line in ONE_NAME.strip().splitlines()]
    return {sound: first for first, *others in lines for sound in others}


@lru_cache(maxsize=1)
def _own():
    return _sounds(MEN, WOMEN, FATHERS_OF_FAMILIES)


@lru_cache(maxsize=1)
def _abroad():
    return _sounds(*ABROAD, ONE_NAME)


def _sounds(*lists):
    return frozenset(map(_sound, " ".join(lists).split()))


def _sound(name):
    return merged(readings(bare(name), germanic=False)[0])
