"""Names that are often given in the countries around, and to people who pass through: two of them are two names."""

RUSSIAN = """
Alexander Aleksey Anatoly Andrey Anton Artyom Arkady Denis Dmitry Evgeny Fyodor Gennady Georgy Grigory Igor Ilya Ivan Kirill Konstantin
Leonid Maksim Mikhail Nikita Nikolay Oleg Pavel Pyotr Semyon Sergey Stanislav Stepan Valery Vasily Viktor Vitaly Vladimir
Vladislav Vyacheslav Yaroslav Yegor Yuri Alexandra Alla Anastasia Anna Daria Ekaterina Galina Inna Irina Ksenia Larisa Lyubov
Lyudmila Margarita Maria Marina Nadezhda Natalya Nina Oksana Olga Polina Raisa Sofia Svetlana Tamara Tatyana Valentina Vera Viktoria
Yana Yulia Zinaida Zoya Sidor Kuznetsov Popov Sokolov Lebedev Morozov Volkov Smirnov Rasul Shamil Zelim Kadir
"""
GEORGIAN_AND_ARMENIAN = """
Giorgi Davit Levan Irakli Nika Luka Zurab Zaza Tamaz Tengiz Vakhtang Mamuka Malkhaz Otar Shota Gocha Nino Nana Nani Tamar Ketevan
Eka Lali Manana Marika Natia Salome Tea Beridze Kapanadze Gelashvili Lomidze Tsiklauri Giorgadze Maisuradze Bolkvadze Shengelia
Armen Aram Ara Ashot Artur Arsen Davit Gagik Garik Gevorg Hakob Hayk Hovhannes Karen Levon Narek Samvel Sargis Suren Tigran Vahan
Vardan Vazgen Anahit Ani Armine Gayane Hasmik Karine Lilit Lusine Mariam Narine Nune Ruzanna Shushan Siranush Petrosyan Sargsyan
Grigoryan Harutyunyan Hovhannisyan Karapetyan Manukyan Martirosyan Mkrtchyan
"""
TURKISH = """
Ali Burak Can Cem Cemal Deniz Emre Engin Erdal Erkan Fatih Gökhan Hakan Halil Hasan İbrahim İsmail Kemal Kerem Mert
Metin Murat Mustafa Okan Onur Osman Özgür Ramazan Recep Selim Serkan Sinan Süleyman Tolga Ufuk Umut Volkan Yasin Yavuz Ayşe
Elif Emine Esra Gamze Hülya Kübra Merve Meryem Özlem Pınar Selin Sibel Yıldız Zeynep Yılmaz Demir Demirel Kaya Çelik
Şahin Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Koç Kurt Özkan Şimşek
"""
IRANIAN_AND_AFGHAN = """
Abbas Ahmad Akbar Ali Amin Amir Arash Ardeshir Asghar Bahman Bahram Behnam Behzad Dariush Ehsan
Farhad Farid Farshad Farzad Habib Hadi Hamid Hassan Iraj Jafar Jalal Javad Kamran Karim Kaveh Khalil Mahdi Mahmoud Majid Mansour
Mehdi Mehran Mohsen Mojtaba Mousa Navid Nima Parviz Payam Pouya Rahim Ramin Sajjad Saman
Shahram Siamak Sina Vahid Yaghoub Zahra Bahareh Farzaneh Leila Mahnaz Maryam
Mina Mitra Nasrin Neda Parisa Roya Samira Sanaz Shirin Simin Somayeh Yasaman Abdul Wahid Wali Rahman Rahmat Hamidullah Najib
Nasim Nazir Noor Qasim Qais Sharif Sher Shah Zabi Zalmai Zia Gul Gulbuddin Haji Hashmat Ismat Jan Khalid Latif Mirwais
Rafi Rashid Sardar Sulaiman Tariq Wais Zaman Hassani Rezai Rahimi Karimi Hakimi Ahmadi Sharifi Hashimi Noori
Nazari Amiri Azizi Haidari Sadat Safi Stanikzai Popal Wardak Yusufzai Mousavi Ghasemi Jafari Moradi Heydari Akbari
Mohammadi Ghafari Habibi Hamidi Majidi Rashidi Saeedi Mohseni Sultani Ahmadzai Ghafoor Ezatullah Esmatullah Nematullah
Salehi Alavi Bagheri Jamali Jalali Kamali Kazemi Naderi Najafi Rasouli Samadi Zamani
Habibullah Najibullah Asadullah Rahmatullah Nasrullah Zabihullah Azizullah Samiullah Abdullah Sami Walid Murtaza Reza
"""
PAKISTANI = """
Usman Umar Umair Sajid Fahad Haris Ayesha Saba Nida Adnan Afzal Akram Amjad Anwar Arif Arshad Asad
Asif Aslam Atif Ayub Azam Babar Bilal Faisal Farhan Farooq Fawad Ghulam Hamza Haroon
Hassan Iftikhar Ijaz Imran Iqbal Irfan Jamal Junaid Kamal Kashif Khurram Mahmood Mansoor Mubashir Mudassar
Mumtaz Munir Nadeem Naeem Nasir Naveed Nawaz Nazir Omar Qamar Qasim Rafiq Rashid Rizwan Saad Saleem Salman Sarfraz Shahbaz Shahid
Shakeel Shoaib Sohail Tahir Tanveer Tariq Wajid Waqar Waqas Waseem Yasir Zafar Zahid Zeeshan Zubair Amina Asma
Bushra Farah Fozia Hina Kiran Nadia Naila Nasreen Nazia Rabia Rubina Sadia Saima Samina Sana Shabana Shazia Sobia Sumaira Tahira
Uzma Zainab Ahmed Akhtar Bhatti Butt Chaudhry Cheema Dar Gill Khan Malik Mirza Mughal Qureshi Raja Rana Sheikh Siddiqui
"""
