"""Common Azerbaijani names and towns, from which people of the demo town are put together by chance."""

# fmt: off
SURNAMES = (
    "Abbasov", "Ağayev", "Babayev", "Bayramov", "Cəfərov", "Əhmədov", "Əlizadə", "Əsgərov", "Fərzəliyev", "Həsənov",
    "Həmidov", "Hüseynov", "İbrahimov", "İsayev", "Kərimov", "Qarayev", "Qocayev", "Quluzadə", "Məlikov",
    "Məmmədov", "Mirzəyev", "Muradov", "Namazov", "Nəsirov", "Orucov", "Paşazadə", "Rəsulov", "Rzayev", "Sadıqov",
    "Səlimov", "Süleymanov", "Şərifov", "Şükürov", "Tağıyev", "Umudov", "Vəliyev", "Yaqubov", "Zamanov",
    "Zülfüqarov", "Dadaşov", "Ələkbərov", "Qəniyev", "Nəcəfov", "Poladov",
)
BOYS = (
    "Anar", "Araz", "Aydın", "Azər", "Bəhruz", "Cavid", "Ceyhun", "Elçin", "Elnur", "Elşad", "Emil", "Etibar",
    "Əkbər", "Fuad", "Həsən", "İlqar", "İlham", "Kənan", "Mahir", "Məhəmməd", "Murad", "Natiq", "Nicat", "Orxan",
    "Pərviz", "Ramin", "Rasim", "Rəşad", "Rövşən", "Sahib", "Səbuhi", "Şahin", "Tahir", "Tural", "Vaqif", "Vüqar",
    "Yaşar", "Zahid", "Zaur",
)
GIRLS = (
    "Afaq", "Aysel", "Aynur", "Aytən", "Bahar", "Dilarə", "Elnarə", "Esmira", "Fatimə", "Fidan", "Gülnar", "Günay",
    "Həcər", "İradə", "Könül", "Lalə", "Leyla", "Mədinə", "Nərgiz", "Nigar", "Nuranə", "Pərvanə", "Rəna", "Sevda",
    "Səbinə", "Solmaz", "Şəbnəm", "Tünzalə", "Ülkər", "Vəfa", "Xədicə", "Yeganə", "Zeynəb", "Zümrüd",
)
FATHERS = (
    "Adil", "Akif", "Balakişi", "Bəxtiyar", "Cabbar", "Çingiz", "Əli", "Əlövsət", "Fikrət", "Hafiz", "Hidayət",
    "İsmayıl", "Kamil", "Mübariz", "Nazim", "Oqtay", "Rafiq", "Rauf", "Salman", "Sabir", "Şakir", "Teymur", "Vahid",
    "Yusif", "Zakir",
)
PLACES = (
    "Gəncə", "Bakı", "Sumqayıt", "Mingəçevir", "Şəki", "Lənkəran", "Quba", "Şamaxı", "Ağdam", "Bərdə", "Tovuz",
    "Qazax", "Salyan", "Göyçay", "Zaqatala", "İmişli", "Sabirabad", "Naxçıvan",
)
ELSEWHERE = (  # of third countries: surname, given name, sex, State, place of birth
    ("Mensah", "Kwame", "M", "GH", "Kumasi"), ("Okafor", "Chidi", "M", "NG", "Enugu"), ("Perera", "Nuwan", "M", "LK", "Galle"),
    ("Tran", "Minh", "M", "VN", "Hue"), ("Thapa", "Anil", "M", "NP", "Pokhara"), ("Chowdhury", "Rina", "F", "BD", "Sylhet"),
    ("Diallo", "Mariam", "F", "GN", "Kindia"), ("Singh", "Harpreet", "M", "IN", "Amritsar"), ("Bayarmaa", "Oyun", "F", "MN", "Darkhan"),
)  # fmt: skip
NEIGHBOURS = {  # nationals of the States that are asked: surname, given name, sex, State, place of birth
    "NL": (
        ("de Bruijn", "Joost", "M", "NL", "Zwolle"), ("Hofstra", "Femke", "F", "NL", "Sneek"), ("van Dongen", "Ruud", "M", "NL", "Breda"),
        ("Postma", "Wietske", "F", "NL", "Drachten"), ("Kuipers", "Harm", "M", "NL", "Assen"),
    ),
}  # fmt: skip
